import { minuteMs } from '@firewatch/flux';
import type { Status } from '@firewatch/flux';
import { episodesOf } from '../backtest/episodes.js';
import type { Judged } from '../backtest/types.js';
import type { Database } from '../duckdb/database.js';
import { readCsv, readTransactionsFile } from '../files/index.js';
import type { TransactionsFile } from '../files/index.js';
import { groupIncidents } from '../incidents/group.js';
import { loadMinutes, readMinutes } from './load.js';
import { queryMix } from './query.js';
import { toSeries } from './series.js';
import { countSingles, hasSingles } from './singles.js';
import { tellStory } from './story.js';
import type { Episode, TransactionsAnalysis } from './types.js';

/** Incidents at most this many minutes apart are one for people. */
const incidentGap = 10;

export interface Levels {
  warning: number;
  critical: number;
}

export interface TransactionsOptions {
  /** Judges counts by the model: the backtest. */
  judge(counts: TransactionsFile): Promise<Judged>;
  levels: Levels;
}

/**
 * Analyses a file of transactions: counts a minute, or single ones.
 * @throws FileFormatError
 */
export async function analyzeTransactions(
  database: Database,
  file: string,
  { judge, levels }: TransactionsOptions,
): Promise<TransactionsAnalysis> {
  const { counts, notes } = await readCounts(database, file);
  const mix = await queryMix(database);
  const judged = await judge(counts);
  const calendar = { dated: counts.dated, first: counts.start / minuteMs, minutes: counts.minutes };
  const told = {
    calendar,
    volume: mix.totals.reduce((sum, { count }) => sum + count, 0),
    ...mix,
    incidents: groupIncidents(judged.incidents, { critical: levels.critical, gap: incidentGap }),
  };
  return {
    kind: 'transactions',
    file,
    ...told,
    episodes: episodesIn(judged, levels),
    series: toSeries(counts),
    notes,
    story: tellStory(told),
  };
}

/** Brings the file's counts into the table `minutes` and into memory, minute by minute. */
async function readCounts(
  database: Database,
  file: string,
): Promise<{ counts: TransactionsFile; notes: string[] }> {
  if (await isOfSingles(file)) {
    const notes = await countSingles(database, file);
    return { counts: await readMinutes(database), notes };
  }
  const counts = await readTransactionsFile(file);
  await loadMinutes(database, counts);
  return { counts, notes: [] };
}

async function isOfSingles(file: string): Promise<boolean> {
  for await (const { header } of readCsv(file)) return hasSingles(header);
  return false;
}

/** Every status's minutes at the warning level or over it, told as the critical ones where they reach that. */
function episodesIn({ scores, start }: Judged, { warning, critical }: Levels): Episode[] {
  const first = start / minuteMs;
  return (Object.entries(scores) as Array<[Status | 'silence', Float64Array]>)
    .flatMap(([status, series]) =>
      episodesOf(series, warning).map((episode): Episode => ({
        status,
        direction: status === 'approved' || status === 'silence' ? 'below' : 'above',
        severity: episode.peak >= critical ? 'critical' : 'warning',
        start: first + episode.start,
        end: first + episode.end,
        peak: episode.peak,
      })),
    )
    .sort((a, b) => a.start - b.start);
}
