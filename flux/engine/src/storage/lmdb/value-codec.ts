import { promisify } from 'node:util';
import { constants, deflateRaw, inflateRawSync } from 'node:zlib';
import type { ZlibOptions } from 'node:zlib';
import { ByteReader, ByteWriter } from './bytes.js';
import { readIntegers, writeIntegers } from './integer-codec.js';
import type { FieldType, ValueArray } from '../types.js';

/** Compression is tried on what is longer (bytes) and kept where it saves a tenth. */
const smallestDeflated = 256;
/** In a thread of its own: of all that writing does, this takes longest. */
const deflate = promisify<Buffer, ZlibOptions, Buffer>(deflateRaw);
const largestDictionary = 4096;
const sampleBytes = 4096;
const searching: ZlibOptions = { level: 1 };
const counting: ZlibOptions = { level: 1, strategy: constants.Z_HUFFMAN_ONLY };
const plain = 0;
const deflated = 1;
const constant = 0;
const listed = 1;
const asIntegers = 2;

/** Writes the values of one block; the reader is told type and count. */
export async function writeValues(writer: ByteWriter, type: FieldType, values: ValueArray): Promise<void> {
  switch (type) {
    case 'double':
      return writeDoubles(writer, values as Float64Array);
    case 'long':
      return writeIntegers(writer, values as BigInt64Array);
    case 'unsignedLong': {
      const unsigned = values as BigUint64Array;
      return writeIntegers(writer, new BigInt64Array(unsigned.buffer, unsigned.byteOffset, unsigned.length));
    }
    case 'boolean':
      return writePacked(writer, Buffer.from(values as Uint8Array));
    case 'string':
      return writeStrings(writer, values as readonly string[]);
  }
}

export function readValues(reader: ByteReader, type: FieldType, count: number): ValueArray {
  switch (type) {
    case 'double':
      return readDoubles(reader, count);
    case 'long':
      return readIntegers(reader, count);
    case 'unsignedLong':
      return new BigUint64Array(readIntegers(reader, count).buffer);
    case 'boolean':
      return new Uint8Array(readPacked(reader));
    case 'string':
      return readStrings(reader, count);
  }
}

async function writeDoubles(writer: ByteWriter, values: Float64Array): Promise<void> {
  const first = values[0];
  if (values.every((value) => Object.is(value, first))) {
    writer.byte(constant);
    writer.float64(first);
  } else if (values.every((value) => Number.isSafeInteger(value) && !Object.is(value, -0))) {
    writer.byte(asIntegers);
    writeIntegers(writer, BigInt64Array.from(values, BigInt));
  } else {
    writer.byte(listed);
    await writePacked(
      writer,
      transpose(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), values.length, 8),
    );
  }
}

function readDoubles(reader: ByteReader, count: number): Float64Array {
  const scheme = reader.byte();
  if (scheme === constant) return new Float64Array(count).fill(reader.float64());
  if (scheme === asIntegers) return Float64Array.from(readIntegers(reader, count), Number);
  const values = new Float64Array(count);
  new Uint8Array(values.buffer).set(transpose(readPacked(reader), 8, count));
  return values;
}

/** Bytes of like weight side by side, where neighbours are alike and compress. */
function transpose(bytes: Uint8Array, rows: number, columns: number): Buffer {
  const turned = Buffer.allocUnsafe(bytes.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++)
      turned[column * rows + row] = bytes[row * columns + column];
  }
  return turned;
}

async function writeStrings(writer: ByteWriter, values: readonly string[]): Promise<void> {
  const codes = dictionaryOf(values);
  const useDictionary = codes !== undefined;
  writer.byte(useDictionary ? (codes.size === 1 ? constant : asIntegers) : listed);
  const list = new ByteWriter();
  if (codes) {
    list.varint(codes.size);
    for (const value of codes.keys()) list.text(value);
    if (codes.size > 1) for (const value of values) list.varint(codes.get(value) ?? 0);
  } else {
    // Lengths apart from the text: they are mostly equal and then compress to nothing.
    for (const value of values) list.varint(value.length);
    list.bareText(values.join(''));
  }
  await writePacked(writer, list.finish());
}

/** Each distinct text's number; undefined where there are too many for a dictionary to pay. */
function dictionaryOf(values: readonly string[]): Map<string, number> | undefined {
  const codes = new Map<string, number>();
  for (let at = 0; at < values.length; at++) {
    if (!codes.has(values[at])) codes.set(values[at], codes.size);
    // Ids are all distinct: that shows early.
    if (codes.size > largestDictionary || (at >= 64 && codes.size * 4 > at * 3)) return undefined;
  }
  return codes.size * 2 <= values.length ? codes : undefined;
}

function readStrings(reader: ByteReader, count: number): string[] {
  const scheme = reader.byte();
  const list = new ByteReader(readPacked(reader));
  if (scheme === listed) {
    const lengths = new Float64Array(count);
    for (let at = 0; at < count; at++) lengths[at] = list.varint();
    const text = list.bytes.toString('utf8', list.at);
    const values = new Array<string>(count);
    let start = 0;
    for (let at = 0; at < count; at++) {
      values[at] = text.slice(start, start + lengths[at]);
      start += lengths[at];
    }
    return values;
  }
  const words = Array.from({ length: list.varint() }, () => list.text());
  return Array.from({ length: count }, () => words[scheme === constant ? 0 : list.varint()]);
}

/** Bytes with their length before them, compressed where that pays. */
async function writePacked(writer: ByteWriter, bytes: Buffer): Promise<void> {
  if (bytes.length >= smallestDeflated) {
    const smaller = await deflate(bytes, await compressionFor(bytes));
    if (smaller.length < bytes.length * 0.9) {
      writer.byte(deflated);
      writer.varint(smaller.length);
      return writer.raw(smaller);
    }
  }
  writer.byte(plain);
  writer.varint(bytes.length);
  writer.raw(bytes);
}

/** Random ids hold no repetition to search for, and counting their letters compresses them better and faster. */
async function compressionFor(bytes: Buffer): Promise<ZlibOptions> {
  const sample = bytes.subarray(0, sampleBytes);
  const [searched, counted] = await Promise.all([deflate(sample, searching), deflate(sample, counting)]);
  return searched.length < counted.length ? searching : counting;
}

function readPacked(reader: ByteReader): Buffer {
  const scheme = reader.byte();
  const bytes = reader.raw(reader.varint());
  return scheme === deflated ? inflateRawSync(bytes) : bytes;
}
