/** The ingest cannot be used: says why and what to do. */
export class IngestError extends Error {
  override readonly name = 'IngestError';
}
