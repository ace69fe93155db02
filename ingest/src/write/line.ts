/** A field's value in line protocol: integers as bigint, so that 1 and 1.0 stay different. */
export type FieldValue = number | bigint | string | boolean;

const special = /[,= \\]/;
const quotable = /["\\]/;
const everySpecial = /[,= \\]/g;

/** Escapes a tag's key or value, or a field's key. Control characters must have been refused before. */
export function escapeTag(text: string): string {
  // Nearly no text needs it, and looking is quicker than replacing nothing.
  return special.test(text) ? text.replace(everySpecial, '\\$&') : text;
}

/** Escapes a measurement, in which `=` stands for itself. */
export function escapeMeasurement(text: string): string {
  return text.replace(/[, \\]/g, '\\$&');
}

/** A field's value as line protocol writes it. */
export function formatField(value: FieldValue): string {
  switch (typeof value) {
    case 'bigint':
      return `${value.toString()}i`;
    case 'string':
      return quotable.test(value) ? `"${value.replace(/["\\]/g, '\\$&')}"` : `"${value}"`;
    case 'boolean':
      return value ? 'true' : 'false';
    default:
      return String(value);
  }
}

/** `measurement,tag=value`: what all lines of a series begin with; tags in the order in which InfluxDB sorts them. */
export function seriesPrefix(measurement: string, tags: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(tags)
    .filter(([, value]) => value !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `,${escapeTag(key)}=${escapeTag(value)}`);
  return escapeMeasurement(measurement) + pairs.join('');
}

/** One line; `time`: nanoseconds since the epoch in decimal digits, which a double cannot hold. */
export function formatLine(
  prefix: string,
  fields: Readonly<Record<string, FieldValue>>,
  time: string,
): string {
  let pairs = '';
  for (const key of Object.keys(fields))
    pairs += `${pairs === '' ? '' : ','}${escapeTag(key)}=${formatField(fields[key]!)}`;
  return `${prefix} ${pairs} ${time}`;
}

/** Nanoseconds in decimal digits: `ms` since the epoch (not before 1970-01-02) and `offset` ns after it. */
export function formatTime(ms: number, offset: number): string {
  const whole = ms + Math.floor(offset / 1_000_000);
  return `${String(whole)}${String(offset % 1_000_000).padStart(6, '0')}`;
}
