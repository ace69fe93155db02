/** A Flux task as it is stored and told. Times are ISO 8601 text. */
export interface Task {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly status: TaskStatus;
  readonly flux: string;
  /** As written in the script; one of `every` and `cron`. */
  readonly every?: string;
  readonly cron?: string;
  readonly offset?: string;
  /** The authorization whose permissions its runs have; absent for the operator. */
  readonly authorizationId?: string;
  readonly createdAt: string;
  readonly updatedAt?: string;
  /** The time that the latest scheduled run was for; before the first one the task's creation. */
  readonly latestCompleted: string;
  readonly lastRunStatus?: RunStatus;
  readonly lastRunError?: string;
}

export type TaskStatus = 'active' | 'inactive';
export type RunStatus = 'scheduled' | 'started' | 'success' | 'failed' | 'canceled';

export interface LogEntry {
  readonly runID: string;
  readonly time: string;
  readonly message: string;
}

export interface Run {
  readonly id: string;
  readonly taskID: string;
  readonly status: RunStatus;
  /** What `now()` is in the run. */
  readonly scheduledFor: string;
  readonly startedAt?: string;
  readonly finishedAt?: string;
  /** Of a run that was asked for. */
  readonly requestedAt?: string;
  readonly log: readonly LogEntry[];
}

/** Timers as the scheduler needs them, so that tests need no waiting. */
export interface Timers {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls back after so many milliseconds at the earliest; returns what calls it off. */
  after(milliseconds: number, callback: () => void): () => void;
}
