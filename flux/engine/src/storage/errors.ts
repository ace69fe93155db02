/** The storage cannot do what was asked: damaged or foreign data, a full disk, a closed store. */
export class StorageError extends Error {
  override name = 'StorageError';
}

/** What a failed write to the data folder is told as. */
export function cannotWrite(cause: unknown): StorageError {
  if (cause instanceof StorageError) return cause;
  const message = cause instanceof Error ? cause.message : String(cause);
  return new StorageError(`the data folder cannot be written (${message}): see that its disk is not full`, {
    cause,
  });
}

/** The data folder was written by another version of this engine. */
export class SchemaVersionError extends StorageError {
  override name = 'SchemaVersionError';
}

export class BucketNotFoundError extends Error {
  override name = 'BucketNotFoundError';
  constructor(readonly bucket: string) {
    super(`bucket "${bucket}" not found`);
  }
}

/** A bucket cannot be called so, or cannot keep its points for so long. */
export class InvalidBucketError extends Error {
  override name = 'InvalidBucketError';
  constructor(
    readonly what: 'name' | 'retention',
    message: string,
  ) {
    super(message);
  }
}

export class BucketExistsError extends Error {
  override name = 'BucketExistsError';
  constructor(readonly bucket: string) {
    super(`bucket with name ${bucket} already exists`);
  }
}

/** A line of line protocol that cannot be read; nothing of its body is written. */
export class LineProtocolError extends Error {
  override name = 'LineProtocolError';
  constructor(
    message: string,
    /** Counted from 1. */
    readonly line: number,
  ) {
    super(message);
  }
}
