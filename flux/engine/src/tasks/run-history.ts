import { sequentialIds } from '../storage/ids.js';
import type { DocumentStore } from '../storage/types.js';
import type { LogEntry, Run, RunStatus } from './types.js';

/** Runs kept a task; older ones are forgotten. */
export const keptRuns = 200;

const kindOf = (taskId: string) => `run/${taskId}`;

/** The runs of all tasks: those under way in memory, the finished ones stored too. */
export class RunHistory {
  readonly #runs = new Map<string, Map<string, Run>>();
  readonly #nextId: () => string;

  constructor(
    private readonly documents: DocumentStore,
    private readonly now: () => number,
  ) {
    this.#nextId = sequentialIds(now);
  }

  /** The latest runs first. */
  list(taskId: string): Run[] {
    return [...this.#of(taskId).values()].sort((a, b) => (a.id < b.id ? 1 : -1));
  }

  get(taskId: string, runId: string): Run | undefined {
    return this.#of(taskId).get(runId);
  }

  create(taskId: string, scheduledFor: number, requested: boolean): Run {
    const run: Run = {
      id: this.#nextId(),
      taskID: taskId,
      status: 'scheduled',
      scheduledFor: isoSeconds(scheduledFor),
      ...(requested ? { requestedAt: this.#time() } : {}),
      log: [],
    };
    this.#of(taskId).set(run.id, run);
    return run;
  }

  start(run: Run, message: string): Run {
    return this.#replace({
      ...run,
      status: 'started',
      startedAt: this.#time(),
      log: [...run.log, this.#entry(run, message)],
    });
  }

  /** Resolves when the run is stored. */
  async finish(run: Run, status: RunStatus, messages: readonly string[]): Promise<Run> {
    const log = [...run.log, ...messages.map((message) => this.#entry(run, message))];
    const finished = this.#replace({ ...run, status, finishedAt: this.#time(), log });
    await this.documents.put(kindOf(run.taskID), run.id, finished);
    await this.#forgetOld(run.taskID);
    return finished;
  }

  async forget(taskId: string): Promise<void> {
    const runs = this.#of(taskId);
    this.#runs.delete(taskId);
    for (const id of runs.keys()) await this.documents.remove(kindOf(taskId), id);
  }

  async #forgetOld(taskId: string): Promise<void> {
    for (const { id } of this.list(taskId).slice(keptRuns)) {
      this.#of(taskId).delete(id);
      await this.documents.remove(kindOf(taskId), id);
    }
  }

  #replace(run: Run): Run {
    this.#of(run.taskID).set(run.id, run);
    return run;
  }

  #of(taskId: string): Map<string, Run> {
    let runs = this.#runs.get(taskId);
    if (!runs) {
      runs = new Map(this.documents.list(kindOf(taskId)).map(({ id, value }) => [id, value as Run]));
      this.#runs.set(taskId, runs);
    }
    return runs;
  }

  #entry(run: Run, message: string): LogEntry {
    return { runID: run.id, time: this.#time(), message };
  }

  #time(): string {
    return new Date(this.now()).toISOString();
  }
}

/** Task times are whole seconds. */
export function isoSeconds(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}
