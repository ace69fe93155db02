import type { Status } from '@firewatch/flux';
import type { Random } from '../random.js';
import type { Rates } from '../traffic.js';

/** What a label may name: a status, or the silence of all of them. */
export type LabelledStatus = Status | 'silence';

/** What an incident does to one status in one minute. */
export interface Change {
  /** Multiplies the usual rate. Default 1. */
  factor?: number;
  /** Transactions a minute on top. */
  extra?: number;
  /** Authorisation code of what is more than usual; without it, the usual mix. */
  code?: string;
}

export type Changes = Partial<Record<Status, Change>>;

/** One incident with its parameters drawn. */
export interface IncidentCourse {
  /** Minutes it goes on affecting traffic after its labelled end. */
  aftermath: number;
  /**
   * @param minute from the incident's start; from its duration on, the aftermath
   * @param usual expected transactions in that minute without the incident
   * @param random a stream of this minute's own
   */
  changes(minute: number, usual: Rates, random: Random): Changes;
}

/** A kind of incident, as one unit. */
export interface IncidentKind {
  name: string;
  /** One line for people. */
  headline: string;
  /** Shortest and longest, minutes. */
  duration: readonly [number, number];
  /** How often it happens, beside the other kinds. */
  weight: number;
  /** The statuses a watcher should see it in. */
  labels: readonly LabelledStatus[];
  /** Draws the parameters of one incident of the given duration (minutes). */
  begin(random: Random, duration: number): IncidentCourse;
}
