/** Keys of the tables, as bytes that sort as what they stand for. */

const signBit = 1n << 63n;

/** Where a block stands: its series, its first and last time, its points. */
export interface BlockKey {
  seriesNumber: number;
  first: bigint;
  last: bigint;
  count: number;
}

export function numberKey(value: number): Buffer {
  const key = Buffer.alloc(8);
  key.writeBigUInt64BE(BigInt(value));
  return key;
}

export function readNumberKey(key: Buffer): number {
  return Number(key.readBigUInt64BE(0));
}

export function blockKey({ seriesNumber, first, last, count }: BlockKey): Buffer {
  const key = Buffer.alloc(24);
  key.writeUInt32BE(seriesNumber, 0);
  key.writeBigUInt64BE(BigInt.asUintN(64, first) ^ signBit, 4);
  key.writeBigUInt64BE(BigInt.asUintN(64, last) ^ signBit, 12);
  key.writeUInt32BE(count, 20);
  return key;
}

export function readBlockKey(key: Buffer): BlockKey {
  return {
    seriesNumber: key.readUInt32BE(0),
    first: BigInt.asIntN(64, key.readBigUInt64BE(4) ^ signBit),
    last: BigInt.asIntN(64, key.readBigUInt64BE(12) ^ signBit),
    count: key.readUInt32BE(20),
  };
}

/** All keys of a series' blocks lie in [start, end). */
export function seriesRange(seriesNumber: number): { start: Buffer; end: Buffer } {
  const start = Buffer.alloc(4);
  start.writeUInt32BE(seriesNumber);
  const end = Buffer.alloc(4);
  end.writeUInt32BE(seriesNumber + 1);
  return { start, end };
}

export function documentKey(kind: string, id: string): Buffer {
  return Buffer.from(`${kind}\0${id}`);
}

/** All keys of a kind lie in [start, end). */
export function kindRange(kind: string): { start: Buffer; end: Buffer } {
  return { start: Buffer.from(`${kind}\0`), end: Buffer.from(`${kind}\u0001`) };
}

export function readDocumentId(key: Buffer): string {
  return key.toString().slice(key.indexOf(0) + 1);
}
