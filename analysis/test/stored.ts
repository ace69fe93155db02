/** An hour of stored analytics, as the tasks leave them: one incident of denied, one minute partial, two absent. */

const minute = 60_000_000_000n;

export interface StoredHour {
  from: Date;
  to: Date;
  /** Line protocol (ns) for the bucket analytics. */
  lines: string[];
}

/** The hour that begins at `from`; in its first five minutes the model is still learning. */
export function storedHour(from: Date): StoredHour {
  const start = BigInt(from.getTime()) * 1_000_000n;
  const lines: string[] = [];
  const since = from.getTime() / 1000 + 20 * 60;
  for (let index = 0; index < 60; index++) {
    // Minutes 40 and 41: no ingest was up.
    if (index === 40 || index === 41) continue;
    const time = String(start + BigInt(index) * minute);
    const off = index >= 20 && index < 30;
    const covered = index === 50 ? 0 : 1;
    for (const [status, count] of [
      ['approved', off ? 70 : 100],
      ['denied', off ? 40 : 10],
      ['failed', 0],
    ] as const)
      for (const [shard, share] of [
        ['a', 1],
        ['b', 2],
      ] as const)
        lines.push(
          `minute,shard=${shard},status=${status} count=${String((count * share) / 2)}i,amount=${String(count * share * 10)},covered=${String(covered)}i ${time}`,
        );
    // What is partial is not judged.
    if (covered === 0) continue;
    lines.push(`anomaly,status=approved score=0.5,severity=0i,window=${index < 5 ? '0' : '1'}i ${time}`);
    lines.push(anomaly(time, { index, since, off }));
  }
  lines.push(...selfReports(start));
  return { from, to: new Date(from.getTime() + 3_600_000), lines };
}

/**
 * What two ingests told of themselves, every 10 s: i1, up since the hour before, starts anew in the middle of the hour; i2
 * starts within it. Counts are since the start of an ingest.
 */
function selfReports(start: bigint): string[] {
  const lines: string[] = [];
  const report = (ingest: string, told: number, at: number) =>
    lines.push(
      `ingest,ingest=${ingest} received=${String(told * 30)}i,accepted=${String(told * 29)}i,duplicates=0i,rejected=${String(told)}i,queued=${String(Math.min(told, 6))}i,queue_depth=${String(at >= 0 && at < 6 ? at * 5 : 0)}i,queue_age=${String(at >= 0 && at < 6 ? at * 10 : 0)},dead_letters=0i,query_ms=4,task_lag=${at === 100 ? '31' : '12'} ${String(start + (BigInt(at) * minute) / 6n)}`,
    );
  for (let at = -60; at < 360; at++) report('i1', at < 180 ? at + 1000 : at - 179, at);
  for (let at = 300; at < 360; at++) report('i2', at - 299, at);
  return lines;
}

/** Open from minute 20 to 34 at a score of 6, critical from 22 on, recovered in minute 35. */
function anomaly(
  time: string,
  { index, since, off }: { index: number; since: number; off: boolean },
): string {
  const open = index >= 20 && index < 35;
  const state = open ? 1 : index === 35 ? 2 : 0;
  const severity = off ? (index < 22 ? 1 : 2) : 0;
  const excess = Math.min(10, Math.max(0, index - 19)) * 30;
  const fields = [
    `score=${off ? '6' : '0.5'}`,
    `severity=${String(severity)}i`,
    `window=${off ? '5' : '1'}i`,
    'observed=40',
    'expected=10',
    `state=${String(state)}i`,
    `since=${String(state > 0 ? since : 0)}i`,
    `incident=${String(state > 0 ? since : 0)}i`,
    `peak=${open ? '6' : '0'}`,
    `excess=${String(state > 0 ? excess : 0)}`,
  ];
  return `anomaly,status=denied ${fields.join(',')} ${time}`;
}
