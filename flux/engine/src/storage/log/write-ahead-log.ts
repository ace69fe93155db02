import { closeSync, fdatasync, ftruncateSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { promisify } from 'node:util';
import { keptFree } from '../disk-room.js';
import { StorageError, cannotWrite } from '../errors.js';
import { flushNow, flushed } from '../flush.js';
import { frameOf, readFrames } from './frames.js';
import { listSegments, segmentOf, syncFolder } from './segments.js';
import type { DiskRoom } from '../disk-room.js';
import type { Flush } from '../flush.js';
import type { Segment } from './segments.js';

const flushFile = promisify(fdatasync);

export interface WriteAheadLogOptions {
  /** Records up to this number are not needed any more. */
  after: number;
  room: DiskRoom;
  flush?: Flush | undefined;
}

interface OpenSegment {
  descriptor: number;
  /** Bytes of its records. */
  length: number;
}

interface Opened {
  segments: Segment[];
  last: number;
  file: OpenSegment | undefined;
}

/** What a record of the log is handed to. */
export type OnRecord = (record: number, payload: Buffer) => void;

/**
 * Records in files of a folder, for what must be on disk soon: each costs one write at the end of a file and one flush.
 * They are numbered from 1 without gaps.
 */
export class WriteAheadLog {
  readonly #segments: Segment[];
  #last: number;
  /** Where records go; the next one makes a new segment when there is none. */
  #file: OpenSegment | undefined;
  /** A failed write may have left bytes behind the last record. */
  #leftover = false;

  private constructor(
    private readonly folder: string,
    private readonly room: DiskRoom,
    private readonly flush: Flush,
    { segments, last, file }: Opened,
  ) {
    this.#segments = segments;
    this.#last = last;
    this.#file = file;
  }

  /**
   * Opens the log of a folder, or makes one, and hands its records over in the order written. The beginning of a record
   * whose write was cut off is removed from its end.
   * @throws StorageError a record that was acknowledged is damaged or missing, or the folder cannot be used
   */
  static open(
    folder: string,
    { after, room, flush = flushNow }: WriteAheadLogOptions,
    onRecord: OnRecord,
  ): WriteAheadLog {
    try {
      return new WriteAheadLog(folder, room, flush, openSegments(folder, after, onRecord));
    } catch (cause) {
      if (cause instanceof StorageError) throw cause;
      throw new StorageError(`the log ${folder} cannot be used: ${(cause as Error).message}`, { cause });
    }
  }

  /** The number of the last record; 0 when there was none yet. */
  get last(): number {
    return this.#last;
  }

  /**
   * Adds a record; resolves with its number when it is on disk. One at a time.
   * @throws StorageError it could not be written, and is not in the log
   */
  async append(payload: Uint8Array): Promise<number> {
    const frame = frameOf(payload);
    this.room.ensure(keptFree + frame.length);
    try {
      this.#trim();
      this.#file ??= this.#create();
      const { descriptor, length } = this.#file;
      this.#leftover = true;
      writeAll(descriptor, frame, length);
      await flushed(flushFile(descriptor), this.flush);
      this.#file.length += frame.length;
      this.#leftover = false;
    } catch (error) {
      this.#tryToTrim();
      throw cannotWrite(error);
    }
    return ++this.#last;
  }

  /**
   * Later records go to a new segment, so that those before can be removed. No record may be under way.
   * @throws StorageError what a failed write left behind cannot be removed
   */
  startSegment(): void {
    try {
      this.#trim();
    } catch (error) {
      throw cannotWrite(error);
    }
    this.#closeFile();
  }

  /**
   * Removes the segments that have no record after this one, once a new segment has been started.
   * @throws StorageError a file cannot be removed
   */
  removeThrough(record: number): void {
    try {
      removeThrough(this.#segments, record, this.#file ? Infinity : this.#last);
    } catch (error) {
      throw cannotWrite(error);
    }
  }

  /** What a failed write left behind is tried to be removed once more. */
  close(): void {
    this.#tryToTrim();
    this.#closeFile();
  }

  #closeFile(): void {
    if (this.#file) closeSync(this.#file.descriptor);
    this.#file = undefined;
  }

  #create(): OpenSegment {
    const segment = segmentOf(this.folder, this.#last + 1);
    const descriptor = openSync(segment.path, 'w', 0o600);
    try {
      syncFolder(this.folder);
    } catch (error) {
      closeSync(descriptor);
      throw error;
    }
    if (this.#segments.at(-1)?.first !== segment.first) this.#segments.push(segment);
    return { descriptor, length: 0 };
  }

  /** What a writer was told of as not written must not turn up later. */
  #trim(): void {
    if (!this.#leftover || !this.#file) return;
    ftruncateSync(this.#file.descriptor, this.#file.length);
    this.#leftover = false;
  }

  #tryToTrim(): void {
    try {
      this.#trim();
    } catch {
      // The writer has been told already; the next record tries it again, and is not written unless it succeeds.
    }
  }
}

function openSegments(folder: string, after: number, onRecord: OnRecord): Opened {
  const segments = listSegments(folder);
  removeThrough(segments, after, Infinity);
  let next = segments.length > 0 ? Math.min(after + 1, segments[0].first) : after + 1;
  let length = 0;
  for (const { first, path } of segments) {
    if (first !== next)
      throw damaged(`the log lacks its records ${next} to ${first - 1}, which come before ${path}`);
    const frames = readFrames(readFileSync(path));
    if (frames.damaged) throw damaged(`the log ${path} is damaged at byte ${frames.end}`);
    length = frames.end;
    for (const payload of frames.payloads) {
      if (next > after) onRecord(next, payload);
      next++;
    }
  }
  const last = next - 1;
  if (last <= after) {
    removeThrough(segments, after, last);
    return { segments, last: after, file: undefined };
  }
  return { segments, last, file: reopen(segments[segments.length - 1], length) };
}

function reopen({ path }: Segment, length: number): OpenSegment {
  const descriptor = openSync(path, 'r+');
  try {
    ftruncateSync(descriptor, length);
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
  return { descriptor, length };
}

/** A segment reaches to where the next one begins, the last one to the last record. */
function removeThrough(segments: Segment[], record: number, last: number): void {
  while (segments.length > 0) {
    const end = segments.length > 1 ? segments[1].first - 1 : last;
    if (end > record) return;
    rmSync(segments[0].path);
    segments.shift();
  }
}

function writeAll(descriptor: number, bytes: Buffer, position: number): void {
  for (let at = 0; at < bytes.length;)
    at += writeSync(descriptor, bytes, at, bytes.length - at, position + at);
}

function damaged(what: string): StorageError {
  return new StorageError(`${what}: restore the data folder from a backup`);
}
