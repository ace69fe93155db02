const pattern = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$/i;

/** Nanoseconds since 1970 of an RFC 3339 time with up to nine digits of fraction; undefined where it is none. */
export function parseRfc3339(text: string): bigint | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const [, , month, day, , , , fraction = '', zone = 'Z'] = match;
  const milliseconds = Date.parse(`${text.slice(0, 19).toUpperCase()}${zone.toUpperCase()}`);
  if (Number.isNaN(milliseconds)) return undefined;
  // Date.parse moves 31 February to March.
  const local = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  if (local.getUTCMonth() + 1 !== Number(month) || local.getUTCDate() !== Number(day)) return undefined;
  return BigInt(milliseconds) * 1_000_000n + BigInt(fraction.padEnd(9, '0'));
}
