export const minuteMs = 60_000;

/** RFC 3339 in UTC, without the fraction where it is zero: `2026-01-01T12:34:00Z`. */
export function rfc3339(time: Date): string {
  return time.toISOString().replace('.000Z', 'Z');
}

/** The start of the minute in which a time lies. */
export function truncateMinute(time: Date): Date {
  return new Date(Math.floor(time.getTime() / minuteMs) * minuteMs);
}
