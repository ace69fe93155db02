import { loadModel } from '@firewatch/flux';
import { hourMs, minuteStart, secondMs } from '../../src/clock.js';
import { replay, type ReplayReport } from '../../src/replay/replay.js';
import { FixedClock } from './clock.js';
import { token, type RunningService } from './running.js';

/**
 * A clock that stands within a minute of some hours ago: databases keep what is written then, and their tasks, which run
 * by the time of day, no longer look at it.
 */
export function hoursAgo(): FixedClock {
  return new FixedClock(minuteStart(Date.now()) - 6 * hourMs + 30 * secondMs);
}

/** Replays a file through a service, so that its last minute is the last closed one of `clock`. */
export function replayThrough(
  { url, connection }: RunningService,
  file: string,
  clock: FixedClock,
): Promise<ReplayReport> {
  return replay({
    file,
    date: null,
    gaps: null,
    speed: null,
    ingest: { url, token },
    connection,
    model: loadModel(),
    tags: ['auth_code'],
    retentionDays: 30,
    clock,
    onProgress: () => undefined,
  });
}
