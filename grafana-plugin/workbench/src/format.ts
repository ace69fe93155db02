import { dateTimeFormat } from '@grafana/data';

const dayMs = 24 * 3600_000;

/** "14:05", with the day in front when it is not today. */
export function formatMoment(ms: number, now: number): string {
  const day = (at: number): string => dateTimeFormat(at, { format: 'YYYY-MM-DD' });
  const format = day(ms) === day(now) ? 'HH:mm' : now - ms < 6 * dayMs ? 'ddd HH:mm' : 'D MMM HH:mm';
  return dateTimeFormat(ms, { format });
}

/** "Wed 14 Jan 13:20 – 15:05". */
export function formatSpan(from: number, to: number): string {
  const sameDay = dateTimeFormat(from, { format: 'YYYYMMDD' }) === dateTimeFormat(to, { format: 'YYYYMMDD' });
  const start = dateTimeFormat(from, { format: 'ddd D MMM HH:mm' });
  return `${start} – ${dateTimeFormat(to, { format: sameDay ? 'HH:mm' : 'ddd D MMM HH:mm' })}`;
}
