import { ByteReader, ByteWriter } from './bytes.js';
import type { Entry } from '../admission.js';
import type { FieldType, FieldValue } from '../types.js';

const types: readonly FieldType[] = ['double', 'long', 'unsignedLong', 'boolean', 'string'];
const codes = new Map(types.map((type, code) => [type, code]));
/** A series' number and its type are written as one number. */
const typeSlots = 8;

/** A record of the write-ahead log: the values of one commit. */
export function encodeEntries(entries: readonly Entry[]): Buffer {
  const writer = new ByteWriter(entries.length * 24 + 16);
  for (const { series, time, value } of entries) {
    writer.varint(series.number * typeSlots + (codes.get(series.type) ?? 0));
    writer.int64(time);
    writeValue(writer, series.type, value);
  }
  return writer.finish();
}

/** Hands each value of a record over, in the order written. */
export function decodeEntries(
  record: Buffer,
  take: (seriesNumber: number, type: FieldType, time: bigint, value: FieldValue) => void,
): void {
  const reader = new ByteReader(record);
  while (!reader.done) {
    const code = reader.varint();
    const type = types[code % typeSlots];
    const time = reader.int64();
    take(Math.floor(code / typeSlots), type, time, readValue(reader, type));
  }
}

function writeValue(writer: ByteWriter, type: FieldType, value: FieldValue): void {
  switch (type) {
    case 'double':
      return writer.float64(value as number);
    case 'long':
    case 'unsignedLong':
      return writer.int64(BigInt.asIntN(64, value as bigint));
    case 'boolean':
      return writer.byte(Number(value));
    case 'string':
      return writer.text(value as string);
  }
}

function readValue(reader: ByteReader, type: FieldType): FieldValue {
  switch (type) {
    case 'double':
      return reader.float64();
    case 'long':
      return reader.int64();
    case 'unsignedLong':
      return BigInt.asUintN(64, reader.int64());
    case 'boolean':
      return reader.byte() === 1;
    case 'string':
      return reader.text();
  }
}
