import { compose } from '../compose/compose.js';
import { loadScript } from '../compose/files.js';
import type { ParamValue } from '../compose/literals.js';
import { FluxQueryError } from '../errors.js';
import type { Model } from '../model/types.js';
import type { FluxTarget, Row } from '../query/types.js';

export interface Runner {
  /** Runs a script of this package at a time that stands for now. */
  (name: string, now: Date, params?: Readonly<Record<string, ParamValue>>): Promise<Row[]>;
}

/** Runs scripts one after the other; each is composed once for the same parameters. */
export function runner(target: FluxTarget, model: Model, signal: AbortSignal | undefined): Runner {
  const composed = new Map<string, string>();
  return async (name, now, params = {}) => {
    if (signal?.aborted === true) throw new FluxQueryError('the recomputation was given up');
    const key = `${name} ${JSON.stringify(params)}`;
    let script = composed.get(key);
    if (script === undefined) {
      script = compose(loadScript(name), { model, params, task: false });
      composed.set(key, script);
    }
    const rows = !name.startsWith('tasks/');
    return target.run(script, signal === undefined ? { now, rows } : { now, rows, signal });
  };
}
