import type { BlockKey } from './keys.js';
import type { Columns } from '../columns.js';

/** The blocks read last, as columns, up to a number of bytes. */
export class BlockCache {
  /** In order of use, the least recent first. */
  readonly #blocks = new Map<BlockKey, { columns: Columns; bytes: number }>();
  #bytes = 0;

  constructor(private readonly capacity: number) {}

  get(key: BlockKey): Columns | undefined {
    const found = this.#blocks.get(key);
    if (!found) return undefined;
    this.#blocks.delete(key);
    this.#blocks.set(key, found);
    return found.columns;
  }

  put(key: BlockKey, columns: Columns): void {
    const bytes = bytesOf(columns);
    this.#blocks.set(key, { columns, bytes });
    this.#bytes += bytes;
    for (const oldest of this.#blocks.keys()) {
      if (this.#bytes <= this.capacity) break;
      this.remove(oldest);
    }
  }

  remove(key: BlockKey): void {
    const found = this.#blocks.get(key);
    if (!found) return;
    this.#blocks.delete(key);
    this.#bytes -= found.bytes;
  }
}

function bytesOf({ times, values }: Columns): number {
  if (!Array.isArray(values)) return times.byteLength + (values as Float64Array).byteLength;
  let characters = 0;
  for (const text of values as readonly string[]) characters += text.length;
  // A pointer and a string's header beside its characters.
  return times.byteLength + characters + values.length * 32;
}
