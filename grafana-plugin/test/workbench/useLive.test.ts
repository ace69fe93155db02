import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { Selection } from '../../workbench/src/state/range.js';
import { useLive } from '../../workbench/src/state/useLive.js';

interface Read {
  signal: AbortSignal;
  answer: () => void;
}

const lastHour: Selection = { kind: 'last', hours: 1 };
const lastWeek: Selection = { kind: 'last', hours: 168 };
const bodies: Readonly<Record<string, unknown>> = {
  '/v1/status-mix': { minutes: [] },
  '/v1/recommendation': { action: 'ok' },
  '/v1/findings': { findings: [] },
  '/v1/incidents': { incidents: [] },
};

/** The reads of the mix, each left open until it is answered; a refresh has one. */
let reads: Read[];

beforeEach(() => {
  vi.useFakeTimers();
  reads = [];
  vi.stubGlobal('fetch', (path: string, { signal }: { signal: AbortSignal }) => {
    const answer = new Response(JSON.stringify(bodies[path.split('?')[0]!]));
    if (!path.startsWith('/v1/status-mix')) {
      return Promise.resolve(answer);
    }
    return new Promise<Response>((resolve, reject) => {
      reads.push({
        signal,
        answer: () => {
          resolve(answer);
        },
      });
      signal.addEventListener('abort', () => {
        reject(new DOMException('aborted', 'AbortError'));
      });
    });
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function live(selection: Selection = lastHour) {
  const onSignedOut = (): void => undefined;
  return renderHook((chosen: Selection) => useLive(chosen, 5, onSignedOut), { initialProps: selection });
}

const pass = (seconds: number) => act(() => vi.advanceTimersByTimeAsync(seconds * 1000));

describe('reading again and again', () => {
  it('waits for a read that takes longer than the interval, and shows it', async () => {
    const { result } = live();
    await pass(17);
    expect(reads).toHaveLength(1);
    expect(reads[0]!.signal.aborted).toBe(false);
    expect(result.current).toMatchObject({ live: null, isLoading: true });
    reads[0]!.answer();
    await pass(0);
    expect(result.current).toMatchObject({ live: { minutes: [] }, isLoading: false, error: null });
    await pass(5);
    expect(reads).toHaveLength(2);
  });

  it('begins anew at once for another selection, and by hand', async () => {
    const { result, rerender } = live();
    rerender(lastWeek);
    await pass(0);
    expect(reads.map(({ signal }) => signal.aborted)).toEqual([true, false]);
    act(() => {
      result.current.refresh();
    });
    expect(reads.map(({ signal }) => signal.aborted)).toEqual([true, true, false]);
    reads[2]!.answer();
    await pass(0);
    expect(result.current.isLoading).toBe(false);
  });

  it('gives its read up when the page is left', () => {
    const { unmount } = live();
    unmount();
    expect(reads.map(({ signal }) => signal.aborted)).toEqual([true]);
  });
});
