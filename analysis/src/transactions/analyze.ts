import { minuteMs } from '@firewatch/flux';
import type { Model } from '@firewatch/flux';
import { summarize } from '../backtest/summary.js';
import type { Judged } from '../backtest/types.js';
import type { Database } from '../duckdb/database.js';
import { readCsv, readTransactionsFile } from '@firewatch/flux/files';
import type { TransactionsFile } from '@firewatch/flux/files';
import { groupIncidents } from '../incidents/group.js';
import { loadMinutes, readMinutes } from './load.js';
import { queryMix } from './query.js';
import { toSeries } from './series.js';
import { countSingles, hasSingles } from './singles.js';
import { tellStory } from './story.js';
import type { TransactionsAnalysis } from './types.js';

export interface TransactionsOptions {
  /** Judges counts by the model: the backtest. */
  judge: (counts: TransactionsFile) => Promise<Judged>;
  model: Model;
}

/**
 * Analyses a file of transactions: counts a minute, or single ones.
 * @throws FileFormatError
 */
export async function analyzeTransactions(
  database: Database,
  file: string,
  { judge, model }: TransactionsOptions,
): Promise<TransactionsAnalysis> {
  const { criticalLevel, learningMinutes } = model.constants;
  const singles = await isOfSingles(file);
  const { counts, notes } = await (singles ? readSingles : readCounted)(database, file);
  const mix = await queryMix(database);
  const judged = await judge(counts);
  const calendar = { dated: counts.dated, first: counts.start / minuteMs, minutes: counts.minutes };
  const told = {
    calendar,
    judged: counts.minutes > learningMinutes,
    volume: mix.totals.reduce((sum, { count }) => sum + count, 0),
    ...mix,
    incidents: groupIncidents(judged.incidents, criticalLevel),
  };
  return {
    kind: 'transactions',
    file,
    singles,
    ...told,
    episodes: summarize(judged, model, null, null).episodes,
    series: toSeries(counts),
    notes,
    story: tellStory(told),
  };
}

interface Counted {
  counts: TransactionsFile;
  notes: string[];
}

/** Counts the file's single transactions into the table `minutes` and into memory, minute by minute. */
async function readSingles(database: Database, file: string): Promise<Counted> {
  const notes = await countSingles(database, file);
  return { counts: await readMinutes(database, file), notes };
}

/** Brings the file's counts into the table `minutes` and into memory, minute by minute. */
async function readCounted(database: Database, file: string): Promise<Counted> {
  const counts = await readTransactionsFile(file);
  await loadMinutes(database, counts);
  return { counts, notes: [] };
}

async function isOfSingles(file: string): Promise<boolean> {
  for await (const { header } of readCsv(file)) return hasSingles(header);
  return false;
}
