const minuteMs = 60_000;
const dayMinutes = 1440;

/** How a file's or an installation's minutes are called. */
export interface Calendar {
  /** Whether dates mean anything; a file of `15h 04` has none. */
  dated: boolean;
  /** First minute, since the epoch. */
  first: number;
  /** Length in minutes. */
  minutes: number;
}

/**
 * `15:04`; where there is more than a day, or before the first minute, with the date (or the number of the day, in a file
 * without dates).
 */
export function minuteName(minute: number, calendar: Calendar): string {
  const iso = new Date(minute * minuteMs).toISOString();
  const time = iso.slice(11, 16);
  if (calendar.minutes <= dayMinutes && minute >= calendar.first) return time;
  const day = Math.floor(minute / dayMinutes) - Math.floor(calendar.first / dayMinutes) + 1;
  return calendar.dated ? `${iso.slice(5, 10)} ${time}` : `day ${String(day)} ${time}`;
}

/** A minute as RFC 3339, for data that is read by programs. */
export function isoMinute(minute: number): string {
  return new Date(minute * minuteMs).toISOString().replace('.000Z', 'Z');
}

/** `14:31 to 18:50`; the date is told once where both ends share it. */
export function spanOfMinutes(start: number, end: number, calendar: Calendar): string {
  const from = minuteName(start, calendar);
  const to = minuteName(end, calendar);
  const prefix = from.slice(0, -5);
  return `${from} to ${to.startsWith(prefix) ? to.slice(prefix.length) : to}`;
}

/** `4 min`, `1 h 5 min`, `2 days`, `2 d 3 h`. */
export function duration(minutes: number): string {
  const whole = Math.round(minutes);
  if (whole < 60) return `${String(whole)} min`;
  if (whole < dayMinutes) return two(Math.floor(whole / 60), 'h', whole % 60, 'min');
  const days = Math.floor(whole / dayMinutes);
  const hours = Math.floor((whole % dayMinutes) / 60);
  return hours === 0 ? `${String(days)} ${days === 1 ? 'day' : 'days'}` : two(days, 'd', hours, 'h');
}

function two(major: number, unit: string, minor: number, minorUnit: string): string {
  return `${String(major)} ${unit}${minor > 0 ? ` ${String(minor)} ${minorUnit}` : ''}`;
}
