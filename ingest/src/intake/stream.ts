import type { Status } from '@firewatch/flux';
import type { ParsedItems } from '../parse/types.js';
import { isProblem, type ReadContext, type TransactionReader } from '../transaction/reader.js';
import type { Problem, Transaction } from '../transaction/transaction.js';
import type { Intake } from './intake.js';
import { refusedItems } from './types.js';

/** One line of a streamed body that was not taken. */
export interface RejectedLine {
  line: number;
  code: string;
  message: string;
}

/** What became of a streamed body so far. */
export interface StreamResult {
  received: number;
  accepted: number;
  duplicates: number;
  queued: boolean;
  rejected: { total: number; first: RejectedLine[] };
  /** Statuses of what was taken or known. */
  statuses: Set<Status>;
}

export interface StreamOptions {
  intake: Intake;
  reader: TransactionReader;
  context: ReadContext;
  recompute: boolean;
  /** Told each rejected line's code. */
  onRejected: (code: string) => void;
}

/**
 * Transactions that go to the intake together. With more, what lives until a part is written is more than what V8 keeps for
 * young objects, and it is copied again and again.
 */
const partSize = 2_000;
/** One is being written, the next one lies ready for when it is: the database waits for nothing. */
const partsUnderWay = 2;
/** Rejected lines that are told; of the others only the number is. */
const toldRejects = 100;

/** Transactions, and the line that each is from. */
interface Part {
  transactions: Transaction[];
  lines: number[];
}

const emptyPart = (): Part => ({ transactions: [], lines: [] });

/**
 * Takes a streamed body part by part: the next parts are read while the one before them is written, so that memory
 * stays flat and the sender is slowed down to what the database takes. `result` is kept up to date, for the case
 * that it fails half-way.
 */
export async function takeStream(
  items: ParsedItems,
  options: StreamOptions,
  result = emptyResult(),
): Promise<StreamResult> {
  const taker = new StreamTaker(options, result);
  try {
    for await (const some of items) {
      for (const item of some) {
        result.received++;
        if ('problem' in item)
          taker.reject(item.line, 'FW_BAD_BODY', `line ${String(item.line)} ${item.problem}`);
        else taker.add(item.line, item.value);
        if (taker.isPartFull) await taker.send();
      }
    }
    await taker.send();
  } finally {
    // Also when reading failed: what is under way belongs to the result.
    await taker.finish();
  }
  result.rejected.first.sort((a, b) => a.line - b.line);
  return result;
}

export function emptyResult(): StreamResult {
  return {
    received: 0,
    accepted: 0,
    duplicates: 0,
    queued: false,
    rejected: { total: 0, first: [] },
    statuses: new Set(),
  };
}

class StreamTaker {
  private part = emptyPart();
  private readonly underWay: Array<Promise<void>> = [];

  constructor(
    private readonly options: StreamOptions,
    private readonly result: StreamResult,
  ) {}

  get isPartFull(): boolean {
    return this.part.transactions.length >= partSize;
  }

  add(line: number, value: unknown): void {
    const read = this.options.reader.read(value, this.options.context);
    if (!isProblem(read)) {
      this.part.transactions.push(read);
      this.part.lines.push(line);
    } else this.rejectItem(line, read);
  }

  reject(line: number, code: string, message: string): void {
    const { rejected } = this.result;
    rejected.total++;
    if (rejected.first.length < toldRejects) rejected.first.push({ line, code, message });
    this.options.onRejected(code);
  }

  /** Hands the part over, and waits until there is room for another one. @throws what this or an earlier one threw */
  async send(): Promise<void> {
    const part = this.part;
    this.part = emptyPart();
    const decided = new Promise<void>((resolve) => this.underWay.push(this.take(part, resolve)));
    const taking = this.underWay.at(-1)!;
    // Its failure is met at a later await; until then it must not count as unhandled.
    taking.catch(() => undefined);
    // What a later line says of an identity is to stand: parts are decided one after the other.
    await Promise.race([decided, taking]);
    if (this.underWay.length >= partsUnderWay) await this.underWay.shift();
  }

  async finish(): Promise<void> {
    // What was read before reading failed, and has not been handed over.
    this.options.reader.release(this.part.transactions);
    const ends = await Promise.allSettled(this.underWay);
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  }

  private rejectItem(line: number, { code, pointer, message }: Problem): void {
    this.reject(line, code, `line ${String(line)}: ${pointer === '' ? '' : `${pointer} `}${message}`);
  }

  private async take({ transactions, lines }: Part, onDecided: () => void): Promise<void> {
    if (transactions.length === 0) return;
    const { intake, recompute } = this.options;
    const { accepted, duplicates, queued, rejected } = await intake.accept(transactions, {
      atomic: false,
      recompute,
      onDecided,
    });
    this.result.accepted += accepted;
    this.result.duplicates += duplicates;
    this.result.queued ||= queued;
    const refused = refusedItems(rejected);
    transactions.forEach(({ status }, item) => {
      if (!refused.has(item)) this.result.statuses.add(status);
    });
    for (const { item, problem } of rejected) this.rejectItem(lines[item]!, problem);
  }
}
