import { randomUUID } from 'node:crypto';

/** Ids by which a request is found in the log: what they begin with is this process's alone, and they count on. */
export function requestIds(): () => string {
  const process = randomUUID().slice(0, 8);
  let last = 0;
  return () => `${process}-${String(++last)}`;
}
