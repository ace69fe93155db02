import { useCallback, useEffect, useRef, useState } from 'react';

import {
  type Range,
  SignedOutError,
  readFindings,
  readIncidents,
  readMix,
  readRecommendation,
} from '../api/client.js';
import type { FoundMinute, IncidentSummary, MixMinute, Recommendation } from '../api/types.js';
import { type Selection, rangeOf } from './range.js';

/** Everything the page shows, read together. */
export interface Live {
  range: Range;
  minutes: MixMinute[];
  recommendation: Recommendation;
  findings: FoundMinute[];
  incidents: IncidentSummary[];
}

export interface LiveState {
  live: Live | null;
  error: string | null;
  isLoading: boolean;
  refresh: () => void;
}

async function readAll(selection: Selection, signal: AbortSignal): Promise<Live> {
  const range = rangeOf(selection, Date.now());
  const [minutes, recommendation, findings, incidents] = await Promise.all([
    readMix(range, signal),
    readRecommendation(signal),
    readFindings(range, signal),
    readIncidents(range, signal),
  ]);
  return { range, minutes, recommendation, findings, incidents };
}

/**
 * Reads now, on every change of the selection, and every so many seconds while the page is in sight. A change ends the
 * read under way; the clock waits for it, or a read that takes longer than the interval would never arrive.
 */
export function useLive(selection: Selection, seconds: number, onSignedOut: () => void): LiveState {
  const [live, setLive] = useState<Live | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [isLoading, setLoading] = useState(true);
  const running = useRef<AbortController | null>(null);

  const refresh = useCallback(() => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setLoading(true);
    /** True where the read is still wanted; then none is under way any more. */
    const settled = (): boolean => {
      if (controller.signal.aborted) {
        return false;
      }
      running.current = null;
      return true;
    };
    readAll(selection, controller.signal).then(
      (next) => {
        if (settled()) {
          setLive(next);
          setError(null);
          setLoading(false);
        }
      },
      (reason: unknown) => {
        if (!settled()) {
          return;
        }
        setLoading(false);
        if (reason instanceof SignedOutError) {
          onSignedOut();
        } else {
          setError(reason instanceof Error ? reason.message : String(reason));
        }
      },
    );
  }, [selection, onSignedOut]);

  useEffect(() => {
    refresh();
    return () => {
      running.current?.abort();
    };
  }, [refresh]);

  useEffect(() => {
    if (seconds === 0) {
      return undefined;
    }
    const timer = setInterval(() => {
      if (!document.hidden && running.current === null) {
        refresh();
      }
    }, seconds * 1000);
    return () => {
      clearInterval(timer);
    };
  }, [seconds, refresh]);

  return { live, error, isLoading, refresh };
}
