import { sequentialIds } from '../storage/ids.js';
import { InactiveTaskError, RunNotFoundError, TaskNotFoundError } from './errors.js';
import { omit } from './omit.js';
import { isoSeconds, RunHistory } from './run-history.js';
import { parseSchedule } from './schedule.js';
import { Scheduler } from './scheduler.js';
import { changeTaskOptions, readTaskOptions } from './task-options.js';
import type { TaskOptionsChange } from './task-options.js';
import type { Run, Task, TaskStatus, Timers } from './types.js';
import type { DocumentStore } from '../storage/types.js';

const kind = 'task';

export interface NewTask {
  flux: string;
  status?: TaskStatus;
  description?: string;
  authorizationId?: string | undefined;
}

export interface TaskChange extends TaskOptionsChange {
  flux?: string;
  /** Whose permissions a changed script has from now on; only looked at together with `flux`. */
  authorizationId?: string | undefined;
  status?: TaskStatus;
  description?: string;
}

export interface TaskServiceOptions {
  documents: DocumentStore;
  timers: Timers;
  /** False: tasks are kept and run only when asked for. */
  scheduling: boolean;
  /** Runs a task's script with this `now` (ms); rejects with what went wrong. */
  execute: (task: Task, now: number, signal: AbortSignal) => Promise<void>;
  /** Told what goes wrong beside a run, such as a history that cannot be stored. */
  onError: (error: unknown) => void;
}

/** Tasks: kept, scheduled, run, and what their runs came to. */
export class TaskService {
  readonly #tasks = new Map<string, Task>();
  readonly #history: RunHistory;
  readonly #scheduler: Scheduler;
  readonly #nextId: () => string;
  /** The change of each task that came last. */
  readonly #changes = new Map<string, Promise<unknown>>();
  readonly #underWay = new Map<string, { stop: AbortController; ended: Promise<void> }>();

  constructor(private readonly options: TaskServiceOptions) {
    const { documents, timers } = options;
    this.#history = new RunHistory(documents, () => timers.now());
    this.#nextId = sequentialIds(() => timers.now());
    this.#scheduler = new Scheduler(timers, (taskId, time) => this.#runScheduled(taskId, time));
    for (const { id, value } of documents.list(kind)) this.#tasks.set(id, value as Task);
    for (const task of this.#tasks.values()) this.#takeUp(task);
  }

  /** In order of creation. */
  list(): Task[] {
    return [...this.#tasks.values()];
  }

  /** Throws TaskNotFoundError. */
  get(id: string): Task {
    const task = this.#tasks.get(id);
    if (!task) throw new TaskNotFoundError();
    return task;
  }

  /** Rejects with TaskOptionsError or FluxError. */
  async create({ flux, status = 'active', description, authorizationId }: NewTask): Promise<Task> {
    const now = isoSeconds(this.options.timers.now());
    const task: Task = {
      id: this.#nextId(),
      status,
      flux,
      ...readTaskOptions(flux),
      ...(description === undefined ? {} : { description }),
      ...(authorizationId === undefined ? {} : { authorizationId }),
      createdAt: now,
      latestCompleted: now,
    };
    await this.#save(task);
    this.#schedule(task);
    return task;
  }

  /** Rejects with TaskNotFoundError, TaskOptionsError or FluxError. */
  update(id: string, change: TaskChange): Promise<Task> {
    return this.#serially(id, async () => {
      const changed = changedTask(this.get(id), change, this.options.timers.now());
      await this.#save(changed);
      this.#schedule(changed);
      return changed;
    });
  }

  /** Rejects with TaskNotFoundError. */
  remove(id: string): Promise<void> {
    return this.#serially(id, async () => {
      this.get(id);
      this.#scheduler.remove(id);
      await this.options.documents.remove(kind, id);
      this.#tasks.delete(id);
      await this.#history.forget(id);
    });
  }

  /** The latest first. */
  runs(taskId: string): Run[] {
    this.get(taskId);
    return this.#history.list(taskId);
  }

  /** Throws RunNotFoundError. */
  findRun(taskId: string, runId: string): Run {
    this.get(taskId);
    const run = this.#history.get(taskId, runId);
    if (!run) throw new RunNotFoundError();
    return run;
  }

  /** Begins a run at once; returns it before it has ended. Throws InactiveTaskError. */
  force(taskId: string, scheduledFor = this.options.timers.now()): Run {
    const task = this.get(taskId);
    if (task.status !== 'active') throw new InactiveTaskError();
    const run = this.#history.create(taskId, Math.floor(scheduledFor / 1000) * 1000, true);
    void this.#carryOut(task, run);
    return run;
  }

  /** Runs once more for the time that an earlier run was for. */
  retry(taskId: string, runId: string): Run {
    return this.force(taskId, Date.parse(this.findRun(taskId, runId).scheduledFor));
  }

  /** Stops a run that is under way. Throws RunNotFoundError where it is not. */
  cancel(taskId: string, runId: string): void {
    const running = this.#underWay.get(this.findRun(taskId, runId).id);
    if (!running) throw new RunNotFoundError();
    running.stop.abort();
  }

  /** Starts nothing any more and ends what is running. */
  async close(): Promise<void> {
    for (const { stop } of this.#underWay.values()) stop.abort();
    await this.#scheduler.close();
    await Promise.all([...this.#underWay.values()].map(({ ended }) => ended));
  }

  /** One task that cannot be scheduled, made by another version, does not keep the others from running. */
  #takeUp(task: Task): void {
    try {
      this.#schedule(task);
    } catch (error) {
      this.options.onError(error);
    }
  }

  #schedule(task: Task): void {
    if (task.status === 'active' && this.options.scheduling)
      this.#scheduler.set(task.id, parseSchedule(task));
    else this.#scheduler.remove(task.id);
  }

  async #runScheduled(taskId: string, scheduledFor: number): Promise<void> {
    const task = this.#tasks.get(taskId);
    if (!task) return;
    await this.#carryOut(task, this.#history.create(taskId, scheduledFor, false), scheduledFor);
  }

  #carryOut(task: Task, run: Run, completes?: number): Promise<void> {
    const stop = new AbortController();
    const ended = this.#execute(task, run, stop.signal, completes)
      .catch(this.options.onError)
      .finally(() => this.#underWay.delete(run.id));
    this.#underWay.set(run.id, { stop, ended });
    return ended;
  }

  async #execute(task: Task, run: Run, signal: AbortSignal, completes: number | undefined): Promise<void> {
    const started = this.#history.start(run, `Started task from script: ${JSON.stringify(task.flux)}`);
    let error: string | undefined;
    try {
      await this.options.execute(task, Date.parse(run.scheduledFor), signal);
    } catch (failure) {
      error = failure instanceof Error ? failure.message : String(failure);
    }
    const status = error === undefined ? 'success' : signal.aborted ? 'canceled' : 'failed';
    await this.#serially(task.id, async () => {
      const latest = this.#tasks.get(task.id);
      // A task that was removed meanwhile takes its history with it.
      if (!latest) return;
      await this.#history.finish(started, status, [
        `Completed(${status})`,
        ...(error === undefined ? [] : [error]),
      ]);
      await this.#save({
        ...omit(latest, 'lastRunError'),
        lastRunStatus: status,
        ...(error === undefined ? {} : { lastRunError: error }),
        ...(completes === undefined ? {} : { latestCompleted: isoSeconds(completes) }),
      });
    });
  }

  /** One change of a task after the other: each begins with what the one before has left. */
  #serially<T>(id: string, run: () => Promise<T>): Promise<T> {
    const done = (this.#changes.get(id) ?? Promise.resolve()).then(run);
    const settled = done
      .catch(() => undefined)
      .then(() => {
        if (this.#changes.get(id) === settled) this.#changes.delete(id);
      });
    this.#changes.set(id, settled);
    return done;
  }

  async #save(task: Task): Promise<void> {
    await this.options.documents.put(kind, task.id, task);
    this.#tasks.set(task.id, task);
  }
}

function changedTask(task: Task, change: TaskChange, now: number): Task {
  const { flux: script = task.flux, status = task.status, description, authorizationId, ...options } = change;
  const flux = Object.values(options).some((value) => value !== undefined)
    ? changeTaskOptions(script, options)
    : script;
  const owner = change.flux === undefined ? task.authorizationId : authorizationId;
  return {
    ...omit(task, 'every', 'cron', 'offset', 'authorizationId'),
    ...readTaskOptions(flux),
    flux,
    status,
    ...(owner === undefined ? {} : { authorizationId: owner }),
    ...(description === undefined ? {} : { description }),
    updatedAt: isoSeconds(now),
  };
}
