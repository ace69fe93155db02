/** A task's options are missing, contradictory or malformed. */
export class TaskOptionsError extends Error {
  override name = 'TaskOptionsError';
}

export class TaskNotFoundError extends Error {
  override name = 'TaskNotFoundError';
  constructor() {
    super('task not found');
  }
}

export class RunNotFoundError extends Error {
  override name = 'RunNotFoundError';
  constructor() {
    super('run not found');
  }
}

/** A run was asked of a task that is not active. */
export class InactiveTaskError extends Error {
  override name = 'InactiveTaskError';
  constructor() {
    super('inactive task');
  }
}
