import { compose } from '../compose/compose.js';
import { loadScript } from '../compose/files.js';
import type { Model } from '../model/types.js';
import { targetOf } from '../query/client.js';
import type { Connection, FluxTarget, QueryOptions, Row } from '../query/types.js';
import type { Subject } from '../statuses.js';
import { truncateMinute } from '../time.js';
import { referencesUntil, scoresOf, statesOf } from './rows.js';
import { worstOf } from './worst.js';
import type { RecommendationRows, ScoreRow, SegmentRow } from './types.js';

export interface ReadOptions {
  /** When to judge: its minute is the one that is still open. */
  at: Date;
  model: Model;
  /** Segment tags that explain a finding. */
  tags: readonly string[];
  signal?: AbortSignal;
}

const composed = new Map<string, string>();

/**
 * Judges the present: one query, and a second one for the segments where there is a finding, or for what was known last
 * where the tasks stand still.
 * @throws FluxQueryError when InfluxDB gives no answer
 */
export async function readRecommendation(
  where: Connection | FluxTarget,
  { at, model, tags, signal }: ReadOptions,
): Promise<RecommendationRows> {
  const target = targetOf(where);
  const options: QueryOptions = signal === undefined ? { now: at } : { now: at, signal };
  const rows = await target.run(script('queries/recommendation', model), options);
  const scores = scoresOf(rows);
  const stalled = standsStill(rows, scores, at)
    ? await target.run(script('queries/stalled', model), options)
    : null;
  const states = statesOf(stalled ?? rows);
  const found = worstOf(scores).filter((row) => row.status !== 'silence');
  const segments =
    found.length > 0 && tags.length > 0 ? await explain(target, { model, tags, options, found }) : [];
  return { at, scores, states, segments, ...(stalled && { stalled: { judged: judgedOf(stalled) } }) };
}

/**
 * References are written minutes ahead. Where there is none for the present though the last closed minute was watched, the
 * tasks do not run, and what has no reference has no score either.
 */
function standsStill(rows: readonly Row[], scores: readonly ScoreRow[], at: Date): boolean {
  const open = truncateMinute(at).getTime();
  const watched = scores.some((row) => Date.parse(row.time) < open);
  return watched && (referencesUntil(rows)?.getTime() ?? 0) < open;
}

function judgedOf(rows: readonly Row[]): Date | null {
  const row = rows.find((r) => r['result'] === 'judged');
  return row === undefined ? null : new Date(String(row['_time']));
}

function script(name: string, model: Model): string {
  const key = `${name} ${model.hash}`;
  let text = composed.get(key);
  if (text === undefined) {
    text = compose(loadScript(name), { model });
    composed.set(key, text);
  }
  return text;
}

interface Explained extends Pick<ReadOptions, 'model' | 'tags'> {
  options: QueryOptions;
  found: readonly ScoreRow[];
}

/** Each finding is explained by what moved in its own window; most share one, so that one query serves them. */
async function explain(
  target: FluxTarget,
  { model, tags, options, found }: Explained,
): Promise<SegmentRow[]> {
  const windows = new Map<string, ScoreRow[]>();
  for (const row of found) {
    const key = `${row.time} ${String(row.window)}`;
    windows.set(key, [...(windows.get(key) ?? []), row]);
  }
  const rows = await Promise.all(
    [...windows.values()].map((together) => {
      const { time, window } = together[0]!;
      const params = { statuses: together.map(({ status }) => status), tags, window, stop: new Date(time) };
      return target.run(compose(loadScript('queries/explain'), { model, params }), options);
    }),
  );
  return rows.flat().map((row) => ({
    status: String(row['status']) as Subject,
    tag: String(row['tag']),
    value: String(row['value']),
    observed: Number(row['observed']),
    expected: Number(row['expected']),
  }));
}
