import type { WriteAnswer, WriteRequest } from '@firewatch/engine';
import { rejectedBy, withDeadline } from '../deadline.js';
import { classifyAnswer, noAnswerWithin, stopping } from './answer.js';
import type { SendLines, SendOptions } from './types.js';

/** Writes to the engine of this process; resolves with what HTTP would answer. Never rejects. */
export type WriteToEngine = (request: WriteRequest) => Promise<WriteAnswer>;

/** Writes to the embedded engine, thread to thread; what its answers mean is the same as over HTTP. */
export function createEngineWriter(write: WriteToEngine, options: SendOptions): SendLines {
  const { bucket, timeoutMs, stop = new AbortController().signal } = options;
  return async ({ text }) => {
    let answer: WriteAnswer;
    try {
      answer = await withDeadline(timeoutMs, stop, (signal) =>
        Promise.race([write({ bucket, text }), rejectedBy(signal)]),
      );
    } catch {
      return { kind: 'unavailable', reason: stop.aborted ? stopping : noAnswerWithin(timeoutMs) };
    }
    return answer.status === 204 ? { kind: 'stored' } : classifyAnswer(answer);
  };
}
