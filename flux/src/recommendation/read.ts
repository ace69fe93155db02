import { compose } from '../compose/compose.js';
import { loadScript } from '../compose/files.js';
import type { Model } from '../model/types.js';
import { targetOf } from '../query/client.js';
import type { Connection, FluxTarget, QueryOptions, Row } from '../query/types.js';
import type { Subject } from '../statuses.js';
import type { RecommendationRows, ScoreRow, SegmentRow, StateRow } from './types.js';

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
 * Judges the present: one query, and a second one for the segments where there is a finding.
 * @throws FluxQueryError when InfluxDB gives no answer
 */
export async function readRecommendation(
  where: Connection | FluxTarget,
  { at, model, tags, signal }: ReadOptions,
): Promise<RecommendationRows> {
  const target = targetOf(where);
  const options: QueryOptions = signal === undefined ? { now: at } : { now: at, signal };
  const rows = await target.run(script('queries/recommendation', model), options);
  const scores = rows.filter((row) => row['result'] === 'scores').map(toScore);
  const states = rows.filter((row) => row['result'] === 'states').map(toState);
  const found = scores.some((row) => row.severity > 0 && row.status !== 'silence');
  const segments =
    found && tags.length > 0 ? await explain(target, { at, model, tags, options, scores }) : [];
  return { at, scores, states, segments };
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

async function explain(
  target: FluxTarget,
  {
    model,
    tags,
    options,
    scores,
  }: Omit<ReadOptions, 'signal'> & { options: QueryOptions; scores: readonly ScoreRow[] },
): Promise<SegmentRow[]> {
  const found = scores.filter((row) => row.severity > 0 && row.status !== 'silence');
  const wanted = [...new Set(found.map((row) => row.status))];
  const window = Math.max(...found.map((row) => row.window));
  const flux = compose(loadScript('queries/explain'), { model, params: { statuses: wanted, tags, window } });
  return (await target.run(flux, options)).map((row) => ({
    status: String(row['status']) as Subject,
    tag: String(row['tag']),
    value: String(row['value']),
    observed: Number(row['observed']),
    expected: Number(row['expected']),
  }));
}

function toScore(row: Row): ScoreRow {
  return {
    time: String(row['_time']),
    status: String(row['status']) as Subject,
    score: Number(row['score']),
    severity: Number(row['severity']),
    window: Number(row['window']),
    observed: Number(row['observed']),
    expected: Number(row['expected']),
    volume: Number(row['volume']),
    expectedVolume: Number(row['expectedVolume']),
    learning: row['learning'] === true,
  };
}

function toState(row: Row): StateRow {
  const number = (key: string): number => (row[key] == null ? 0 : Number(row[key]));
  return {
    status: String(row['status']) as Subject,
    state: number('state'),
    since: number('since'),
    incident: number('incident'),
    peak: number('peak'),
    excess: number('excess'),
    expected: number('expected'),
    lower: number('lower'),
    upper: number('upper'),
    visible: row['visible'] == null ? Number.NaN : Number(row['visible']),
  };
}
