import type { WriteAnswer } from '@firewatch/engine';
import { describe, expect, it } from 'vitest';
import { createEngineWriter, type WriteToEngine } from '../src/write/engine.js';
import { Lines } from '../src/write/lines.js';
import type { SendResult } from '../src/write/types.js';

const sendTo = (write: WriteToEngine, options: { timeoutMs?: number; stop?: AbortSignal } = {}) =>
  createEngineWriter(write, { bucket: 'b', timeoutMs: 10_000, ...options })(Lines.of(['m f=1 1', 'm f=2 2']));
const forever = () => new Promise<never>(() => undefined);

describe('what the embedded engine answers to a write', () => {
  it.each<[WriteAnswer, SendResult]>([
    [{ status: 204, message: '' }, { kind: 'stored' }],
    [
      { status: 400, message: 'unable to parse' },
      { kind: 'refused', reason: '400 unable to parse' },
    ],
    [
      { status: 422, message: 'partial write' },
      { kind: 'refused', reason: '422 partial write' },
    ],
    [
      { status: 404, message: 'no bucket' },
      { kind: 'unavailable', reason: '404 no bucket' },
    ],
    [
      { status: 503, message: 'the disk is full', retryAfter: 1 },
      { kind: 'unavailable', reason: '503 the disk is full', retryAfterMs: 1_000 },
    ],
    [
      { status: 503, message: 'the engine has ended' },
      { kind: 'unavailable', reason: '503 the engine has ended' },
    ],
  ])('%j', async (answer, expected) => {
    expect(await sendTo(() => Promise.resolve(answer))).toEqual(expected);
  });

  it('nothing, in time', async () => {
    expect(await sendTo(forever, { timeoutMs: 30 })).toEqual({
      kind: 'unavailable',
      reason: 'no acknowledgement within 0.03 s',
    });
  });

  it.each(['before', 'while'])('nothing, and the service is stopped %s it waits', async (when) => {
    const stop = new AbortController();
    if (when === 'before') stop.abort();
    const write = () => {
      stop.abort();
      return forever();
    };
    expect(await sendTo(write, { stop: stop.signal })).toEqual({
      kind: 'unavailable',
      reason: 'the service is being stopped',
    });
  });

  it('is asked for all lines at once, in the bucket of the settings', async () => {
    const asked: unknown[] = [];
    await sendTo((request) => {
      asked.push(request);
      return Promise.resolve({ status: 204, message: '' });
    });
    expect(asked).toEqual([{ bucket: 'b', text: 'm f=1 1\nm f=2 2' }]);
  });
});
