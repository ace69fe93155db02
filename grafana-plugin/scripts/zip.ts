import { crc32, deflateRawSync } from 'node:zlib';

/** A file of an archive; `name` with forward slashes. */
export interface Entry {
  name: string;
  content: Uint8Array;
}

const versionNeeded = 20;
const deflated = 8;
const utf8Names = 0x0800;
/** 1 January 1980, the format's first day: equal files make equal archives. */
const date = (1 << 5) | 1;
const readableByAll = 0o100644 << 16;

function header(entry: Entry, packed: Buffer): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(versionNeeded, 0);
  fields.writeUInt16LE(utf8Names, 2);
  fields.writeUInt16LE(deflated, 4);
  fields.writeUInt16LE(0, 6);
  fields.writeUInt16LE(date, 8);
  fields.writeUInt32LE(crc32(entry.content), 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(entry.content.length, 18);
  fields.writeUInt16LE(Buffer.byteLength(entry.name), 22);
  return fields;
}

function signature(value: number): Buffer {
  const out = Buffer.alloc(4);
  out.writeUInt32LE(value);
  return out;
}

/** A ZIP archive of the entries, in their order. Below 4 GiB and 65,535 files, which a plugin is. */
export function zip(entries: readonly Entry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const packed = deflateRawSync(entry.content, { level: 9 });
    const fields = header(entry, packed);
    const name = Buffer.from(entry.name);
    const local = Buffer.concat([signature(0x04034b50), fields, name, packed]);
    const made = Buffer.alloc(2);
    made.writeUInt16LE((3 << 8) | versionNeeded);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(readableByAll >>> 0, 6);
    rest.writeUInt32LE(offset, 10);
    directory.push(signature(0x02014b50), made, fields, rest, name);
    parts.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, list, signature(0x06054b50), end]);
}
