import type { Clock } from '../clock.js';
import type { SendLines } from './types.js';

/** Tells how long (ms) each request took, whatever it was for and whatever came of it. */
export function timed(send: SendLines, clock: Clock, onSent: (milliseconds: number) => void): SendLines {
  return async (lines) => {
    const started = clock.monotonic();
    const result = await send(lines);
    onSent(clock.monotonic() - started);
    return result;
  };
}
