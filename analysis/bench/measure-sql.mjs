// The SQL part of an analysis of transactions, measured in a process of its own: node measure-sql.mjs FILE
import { withDatabase } from '../dist/duckdb/database.js';
import { queryMix } from '../dist/transactions/query.js';
import { countSingles } from '../dist/transactions/singles.js';

const started = performance.now();
const counted = await withDatabase(async (database) => {
  await countSingles(database, process.argv[2]);
  const { totals } = await queryMix(database);
  return totals.reduce((sum, { count }) => sum + count, 0);
});
const seconds = (performance.now() - started) / 1000;
console.log(JSON.stringify({ seconds, megabytes: process.resourceUsage().maxRSS / 1024, counted }));
