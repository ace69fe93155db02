import { admit } from './admission.js';
import { BucketRegistry } from './bucket-registry.js';
import { SeriesCatalog } from './catalog.js';
import type { Series } from './catalog.js';
import { BucketNotFoundError } from './errors.js';
import { compareBytes } from './order.js';
import { SeriesBuffer } from './series-buffer.js';
import type {
  DocumentStore,
  FieldType,
  Point,
  PointStore,
  ScanRequest,
  SeriesData,
  SeriesKey,
  SeriesParts,
  Store,
  StoreOptions,
  WriteOutcome,
} from './types.js';

const earliest = -(2n ** 63n);

/** A store that forgets everything when it is closed: for tests, backtests and trying things out. */
export function createMemoryStore({ clock = Date.now }: StoreOptions = {}): Store {
  const points = new MemoryPoints(clock, (id) => buckets.byId(id)?.retentionSeconds);
  const buckets: BucketRegistry = new BucketRegistry(
    {
      save: () => Promise.resolve(),
      forget: (id) => points.delete(id, earliest, 2n ** 63n - 1n, () => true),
    },
    clock,
  );
  return {
    points,
    buckets,
    documents: new MemoryDocuments(),
    async enforceRetention() {
      const now = BigInt(clock()) * 1_000_000n;
      for (const { id, retentionSeconds } of buckets.list()) {
        if (retentionSeconds === 0) continue;
        await points.delete(id, earliest, now - BigInt(retentionSeconds) * 1_000_000_000n, () => true);
      }
    },
    close: () => Promise.resolve(),
  };
}

class MemoryPoints implements PointStore {
  #catalog = new SeriesCatalog();
  #buffers = new Map<Series, SeriesBuffer>();
  #lastNumber = 0;

  constructor(
    private readonly clock: () => number,
    private readonly retentionOf: (bucketId: string) => number | undefined,
  ) {}

  *scan(request: ScanRequest): Iterable<SeriesData> {
    for (const series of this.#catalog.select(request)) {
      const columns = this.#buffers.get(series)?.range(request.start, request.stop);
      if (columns && columns.times.length > 0) yield { key: series.key, type: series.type, ...columns };
    }
  }

  *scanParts(request: ScanRequest): Iterable<SeriesParts> {
    for (const series of this.scan(request)) yield { key: series.key, type: series.type, parts: [series] };
  }

  *series(request: ScanRequest): Iterable<{ key: SeriesKey; type: Series['type'] }> {
    for (const { key, type } of this.scan(request)) yield { key, type };
  }

  hasType(
    request: Pick<ScanRequest, 'bucketId' | 'measurements' | 'fields'>,
    types: ReadonlySet<FieldType>,
  ): boolean {
    return this.#catalog.hasType(request, types);
  }

  write(bucketId: string, points: readonly Point[]): Promise<WriteOutcome> {
    const retentionSeconds = this.retentionOf(bucketId);
    if (retentionSeconds === undefined) return Promise.reject(new BucketNotFoundError(bucketId));
    const { entries, added, outcome } = admit({ id: bucketId, retentionSeconds }, points, {
      catalog: this.#catalog,
      now: BigInt(this.clock()) * 1_000_000n,
      nextSeriesNumber: () => ++this.#lastNumber,
    });
    for (const series of added) this.#buffers.set(series, new SeriesBuffer(series.type));
    for (const { series, time, value } of entries) this.#buffers.get(series)?.append(time, value);
    return Promise.resolve(outcome);
  }

  delete(bucketId: string, start: bigint, stop: bigint, matches: (key: SeriesKey) => boolean): Promise<void> {
    for (const series of [...this.#catalog.select({ bucketId, matches })]) {
      const buffer = this.#buffers.get(series);
      buffer?.removeRange(start, stop);
      if (buffer?.length !== 0) continue;
      this.#buffers.delete(series);
      this.#catalog.remove(series);
    }
    return Promise.resolve();
  }
}

class MemoryDocuments implements DocumentStore {
  #kinds = new Map<string, Map<string, unknown>>();

  get(kind: string, id: string): unknown {
    return structuredClone(this.#kinds.get(kind)?.get(id));
  }

  list(kind: string): Array<{ id: string; value: unknown }> {
    return [...(this.#kinds.get(kind) ?? [])]
      .sort(([a], [b]) => compareBytes(a, b))
      .map(([id, value]) => ({ id, value: structuredClone(value) }));
  }

  put(kind: string, id: string, value: unknown): Promise<void> {
    const documents = this.#kinds.get(kind) ?? new Map<string, unknown>();
    this.#kinds.set(kind, documents);
    documents.set(id, structuredClone(value));
    return Promise.resolve();
  }

  remove(kind: string, id: string): Promise<void> {
    this.#kinds.get(kind)?.delete(id);
    return Promise.resolve();
  }
}
