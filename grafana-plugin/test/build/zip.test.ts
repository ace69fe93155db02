// @vitest-environment node
import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type Entry, zip } from '../../scripts/zip.js';

/** Reads an archive by its directory, as unpackers do. */
function unzip(archive: Buffer): Entry[] {
  const end = archive.length - 22;
  expect(archive.readUInt32LE(end)).toBe(0x06054b50);
  const out: Entry[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let i = 0; i < archive.readUInt16LE(end + 10); i++) {
    expect(archive.readUInt32LE(at)).toBe(0x02014b50);
    const size = archive.readUInt32LE(at + 20);
    const nameLength = archive.readUInt16LE(at + 28);
    const name = archive.subarray(at + 46, at + 46 + nameLength).toString();
    const local = archive.readUInt32LE(at + 42);
    expect(archive.readUInt32LE(local)).toBe(0x04034b50);
    const start = local + 30 + archive.readUInt16LE(local + 26);
    out.push({ name, content: inflateRawSync(archive.subarray(start, start + size)) });
    at += 46 + nameLength;
  }
  expect(at).toBe(end);
  return out;
}

describe('the archive', () => {
  it('gives back what was put in', () => {
    const entries = fc.array(fc.record({ name: fc.string({ minLength: 1 }), content: fc.uint8Array() }));
    fc.assert(
      fc.property(entries, (given) => {
        const back = unzip(zip(given));
        expect(back.map(({ name, content }) => [name, [...content]])).toEqual(
          given.map(({ name, content }) => [name, [...content]]),
        );
      }),
    );
  });

  it('is the same for the same files', () => {
    const entry = { name: 'firewatch/plugin.json', content: Buffer.from('{}') };
    expect(zip([entry]).equals(zip([entry]))).toBe(true);
  });
});
