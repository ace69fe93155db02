import { randomBytes } from 'node:crypto';

/** A new id as InfluxDB writes them: 16 hexadecimal digits, not all zero. */
export function newId(): string {
  const bytes = randomBytes(8);
  bytes[7] |= 1;
  return bytes.toString('hex');
}

export function isId(text: string): boolean {
  return /^[0-9a-f]{16}$/.test(text);
}

/** Ids that grow with time, so that sorting by id sorts by creation. */
export function sequentialIds(clock: () => number): () => string {
  let last = 0n;
  return () => {
    const byClock = BigInt(clock()) << 12n;
    last = byClock > last ? byClock : last + 1n;
    return last.toString(16).padStart(16, '0');
  };
}
