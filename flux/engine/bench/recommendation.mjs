// The query that every answer of the ingest needs, on a store that has two hours of judged minutes.
import { compose, deploy, loadModel, loadScript, recompute } from '../../dist/index.js';
import { median, query, statuses, write } from './load.mjs';

const minutes = 120;
const ms = 60_000;
const warmMs = 5_000;

/** Milliseconds (p50) for each server. */
export async function recommendationTimes(servers, times) {
  const model = loadModel();
  const now = new Date(Math.floor(Date.now() / ms) * ms + 30_000);
  const to = new Date(Math.floor(now.getTime() / ms) * ms);
  const from = new Date(to.getTime() - minutes * ms);
  const lines = [];
  for (let minute = 0; minute < minutes; minute++) {
    const at = BigInt(from.getTime() + minute * ms) * 1_000_000n;
    statuses.forEach((status, n) =>
      lines.push(
        `transaction,status=${status},auth_code=00 count=${20 + ((minute * 7 + n * 13) % 9)}i ${at}`,
      ),
    );
    lines.push(`coverage,ingest=bench full=1i ${at}`);
  }
  const script = compose(loadScript('queries/recommendation'), { model });
  const results = [];
  for (const server of servers) {
    await deploy(server.connection, { model });
    await write(server, 'transactions', lines.join('\n'));
    await recompute(server.connection, { from, to, model });
    const ask = () => query(server, script, now.toISOString());
    // As warm as a server that has run for a while: the ingest asks this hundreds of times a second.
    const until = performance.now() + warmMs;
    while (performance.now() < until) await ask();
    results.push({ server, ask });
  }
  // In turns, so that what else the machine does meets both.
  const taken = results.map(() => []);
  for (let round = 0; round < 5; round++) {
    for (const [n, { ask }] of results.entries()) taken[n].push(await median(Math.ceil(times / 5), ask));
  }
  return taken.map((rounds) => rounds.sort((a, b) => a - b)[2]);
}
