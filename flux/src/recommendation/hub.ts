import { compose } from '../compose/compose.js';
import { loadScript } from '../compose/files.js';
import { modelOf } from '../model/hub.js';
import type { Model } from '../model/types.js';
import { targetOf } from '../query/client.js';
import type { Connection, FluxTarget } from '../query/types.js';
import { minuteMs, rfc3339 } from '../time.js';
import { clockTime, minutesBehind } from './behind.js';
import { scoresOf, statesOf } from './rows.js';
import { toRecommendation, unknownRecommendation } from './to-recommendation.js';
import type { Recommendation, RecommendationRows } from './types.js';

/** What a reading of the hub's newest recommendation brings. */
export interface HubRows extends RecommendationRows {
  /** The newest minute that the hub has judged; null: none lately. */
  minute: Date | null;
  /** Shards that stay away: minutes are partial without them. */
  away: Array<{ shard: string; lagSeconds: number }>;
}

let composed: { hash: string; script: string } | undefined;

/**
 * Reads the hub's newest recommendation: of its newest judged minute, over all shards.
 * @throws FluxQueryError when the hub gives no answer
 */
export async function readHubRecommendation(
  where: Connection | FluxTarget,
  { at, model, signal }: { at: Date; model: Model; signal?: AbortSignal },
): Promise<HubRows> {
  if (composed?.hash !== model.hash) {
    const script = compose(loadScript('queries/hub-recommendation'), { model: modelOf('hub', model) });
    composed = { hash: model.hash, script };
  }
  const rows = await targetOf(where).run(composed.script, { now: at, ...(signal && { signal }) });
  const scores = scoresOf(rows);
  const times = scores.map((row) => Date.parse(row.time));
  return {
    at,
    minute: times.length === 0 ? null : new Date(Math.max(...times)),
    scores,
    states: statesOf(rows),
    segments: [],
    away: rows
      .filter((row) => row['result'] === 'shards')
      .map((row) => ({ shard: String(row['shard']), lagSeconds: Number(row['lag']) })),
  };
}

/** Older than this many closed minutes, a recommendation says nothing about now. */
const mostBehind = 1;

/**
 * Makes a shard's recommendation of what the hub said. It names the minute that it is of; what is more than one closed
 * minute old is `unknown`, with the reason. Pure.
 */
export function toHubRecommendation(
  rows: HubRows,
  { model, posted, now }: { model: Model; posted?: ReadonlySet<string>; now: Date },
): Recommendation {
  const { minute } = rows;
  const behind = minute === null ? null : minutesBehind(minute, now);
  if (minute === null || behind === null || behind > mostBehind) {
    const known = toRecommendation({ ...rows, scores: [] }, { model });
    // An incident that was open when the hub was last heard of is not over because nothing is heard.
    const { incident } = known;
    return { ...unknownRecommendation(now, model, staleReason(rows)), ...(incident && { incident }) };
  }
  const recommendation = toRecommendation(rows, { model, ...(posted && { posted }) });
  return {
    ...recommendation,
    at: rfc3339(new Date(minute.getTime() + minuteMs)),
    hub: {
      minute: rfc3339(minute),
      behind,
      note: note(minute, behind),
    },
  };
}

function note(minute: Date, behind: number): string {
  const which = behind === 0 ? 'the last closed minute' : 'the closed minute before the last';
  return `judged by the hub over all shards up to ${clockTime(minute)} UTC, ${which}; what came later is not in it`;
}

function staleReason({ minute, away }: HubRows): string {
  const since =
    minute === null
      ? 'the hub has judged no minute lately'
      : `the hub has judged nothing after ${clockTime(minute)} UTC`;
  if (away.length === 0) return since;
  const names = away.map(({ shard, lagSeconds }) => `${shard} (${String(Math.round(lagSeconds))} s behind)`);
  return `${since}: it waits for shard ${names.join(', ')}`;
}
