import type { FluxTarget, Model } from '@firewatch/flux';
import { minuteMs, recompute } from '@firewatch/flux';
import { type Counts, lineProtocol } from './line-protocol.js';
import { readResults } from './results.js';
import { openStore } from './store.js';
import type { Judged } from './types.js';

export interface JudgeOptions {
  model: Model;
  /** The part that is done, 0 to 1. */
  onProgress?: (part: number) => void;
  signal?: AbortSignal;
}

/**
 * Judges counts as live operation would have: by the same Flux, in an engine of this process that is gone afterwards.
 * @throws FluxQueryError when a script fails or `signal` is aborted
 */
export async function judge(counts: Counts, { model, onProgress, signal }: JudgeOptions): Promise<Judged> {
  const store = await openStore(model);
  try {
    for (const lines of lineProtocol(counts)) await store.write(lines);
    await recompute(store.target, {
      from: new Date(counts.start),
      to: new Date(counts.start + counts.minutes * minuteMs),
      model,
      onProgress: ({ done, total }) => onProgress?.(done / total),
      ...(signal === undefined ? {} : { signal }),
    });
    return await judgedOf(counts, store.target, model);
  } finally {
    await store.close();
  }
}

async function judgedOf(counts: Counts, target: FluxTarget, model: Model): Promise<Judged> {
  const { start, minutes } = counts;
  const results = await readResults({ target, model, start, minutes });
  return { start, minutes, dated: counts.dated, counts: counts.counts, covered: counts.covered, ...results };
}
