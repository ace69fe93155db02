import type { Status } from '@firewatch/flux';
import type { GivenTime } from './time.js';

/** A transaction that passed every check of its own; what others there are decides about the rest. */
export interface Transaction {
  id: string;
  /** The sender gave no id, so this one was made here. */
  idMade: boolean;
  status: Status;
  count: number;
  amount: number | null;
  /** One value for each configured tag, in that order; empty: not given. */
  tagValues: readonly string[];
  time: GivenTime;
  /** False: `time` is when it was received. */
  timeGiven: boolean;
}

/** What is wrong with one item of a body. */
export interface Problem {
  code:
    | 'FW_BAD_TRANSACTION'
    | 'FW_CARD_NUMBER'
    | 'FW_TAG_VALUES'
    | 'FW_CONFLICT'
    | 'FW_BAD_BODY'
    | 'FW_REFUSED_BY_DATABASE';
  /** JSON pointer inside the item; empty: the item itself. */
  pointer: string;
  /** What is wrong and how to mend it; never echoes a value. */
  message: string;
}
