import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { statuses } from '@firewatch/flux';

const data = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const days = ['transactions_1', 'transactions_2'];

/** True where the two days of real transactions are at hand; CI must have them. */
export function sampleDaysAreThere(): boolean {
  if (existsSync(`${data}${days[0]}.csv`)) return true;
  if (process.env['CI']) throw new Error('../shared/data is missing: the two sample days cannot be tested');
  console.log('skipped: the two sample days are not at hand');
  return false;
}

/** Both days one after the other, as an ingest writes them: line protocol of the bucket transactions. */
export function sampleDays(start: Date): { lines: string; minutes: number } {
  const lines: string[] = [];
  days.forEach((name, day) => {
    const at = (minute: number): string => `${start.getTime() + (day * 1440 + minute) * 60_000}000000`;
    for (let minute = 0; minute < 1440; minute++) lines.push(`coverage,ingest=a full=1i ${at(minute)}`);
    for (const line of readFileSync(`${data}${name}.csv`, 'utf8').trim().split('\n').slice(1)) {
      const [time = '', status = '', count = ''] = line.trim().split(',');
      const [, hour, minute] = /^(\d\d)h (\d\d)$/.exec(time) ?? [];
      if (hour === undefined || !statuses.some((one) => one === status)) throw new Error(`${name}: ${line}`);
      lines.push(`transaction,status=${status} count=${count}i ${at(Number(hour) * 60 + Number(minute))}`);
    }
  });
  return { lines: lines.join('\n'), minutes: 1440 * days.length };
}
