import { crc32 } from 'node:zlib';

/** Length and checksum of the payload, both as 32 bits, little endian. */
const headerBytes = 8;

/** The bytes of one record as they stand in a segment. The payload must not be empty. */
export function frameOf(payload: Uint8Array): Buffer {
  const frame = Buffer.allocUnsafe(headerBytes + payload.length);
  frame.writeUInt32LE(payload.length, 0);
  frame.writeUInt32LE(crc32(payload), 4);
  frame.set(payload, headerBytes);
  return frame;
}

export interface Frames {
  payloads: Buffer[];
  /** Where the last whole record ends. */
  end: number;
  /** Records follow behind bytes that are none: somebody changed the file. */
  damaged: boolean;
}

/**
 * Reads the records of a segment up to the first that is not whole. Only one is written at a time: bytes of one whose
 * write was cut off, whichever of them reached the disk, can have no whole record behind them.
 */
export function readFrames(bytes: Buffer): Frames {
  const payloads: Buffer[] = [];
  let end = 0;
  for (let payload = payloadAt(bytes, end); payload; payload = payloadAt(bytes, end)) {
    payloads.push(payload);
    end += headerBytes + payload.length;
  }
  return { payloads, end, damaged: hasFrame(bytes, end + 1) };
}

function payloadAt(bytes: Buffer, at: number): Buffer | undefined {
  if (at + headerBytes > bytes.length) return undefined;
  const length = bytes.readUInt32LE(at);
  const end = at + headerBytes + length;
  if (length === 0 || end > bytes.length) return undefined;
  const payload = bytes.subarray(at + headerBytes, end);
  return crc32(payload) === bytes.readUInt32LE(at + 4) ? payload : undefined;
}

function hasFrame(bytes: Buffer, from: number): boolean {
  for (let at = from; at + headerBytes < bytes.length; at++) if (payloadAt(bytes, at)) return true;
  return false;
}
