import { crc32 } from 'node:zlib';
import { StorageError } from '../errors.js';
import { ByteReader, ByteWriter } from './bytes.js';
import { readIntegers, writeIntegers } from './integer-codec.js';
import { readValues, writeValues } from './value-codec.js';
import type { Columns } from '../columns.js';
import type { FieldType } from '../types.js';

/** Points a block holds at most: enough to compress well, few enough to read quickly when one is wanted. */
export const blockPoints = 8192;

/** One series' points of a time span: a checksum, then times and values as columns. */
export async function encodeBlock(type: FieldType, { times, values }: Columns): Promise<Buffer> {
  const writer = new ByteWriter(times.length * 8 + 64);
  writer.int64(0n);
  writeIntegers(writer, times);
  await writeValues(writer, type, values);
  const block = writer.finish();
  block.writeUInt32LE(crc32(block.subarray(8)), 0);
  return block;
}

/** Throws StorageError where the block is damaged. */
export function decodeBlock(type: FieldType, count: number, block: Buffer): Columns {
  if (block.length < 8 || crc32(block.subarray(8)) !== block.readUInt32LE(0)) {
    throw new StorageError(
      'a stored block is damaged (its checksum is wrong): restore the data folder from a backup',
    );
  }
  const reader = new ByteReader(block);
  reader.at = 8;
  const times = readIntegers(reader, count);
  return { times, values: readValues(reader, type, count) };
}
