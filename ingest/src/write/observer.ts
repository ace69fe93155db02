/** What the writer tells as it happens: for metrics, the log and late data. */
export interface WriteObserver {
  /** InfluxDB cannot be written to; from now on lines go to the queue. */
  unavailable(reason: string): void;
  /** The queue is empty again; lines go to InfluxDB directly. */
  available(): void;
  refused(refused: ReadonlyMap<number, string>): void;
  /** Lines that waited in the queue are in the database now. */
  drained(lines: readonly string[]): void;
  /** The queue's disk failed while it was drained; it is tried again. */
  failed(error: unknown): void;
}
