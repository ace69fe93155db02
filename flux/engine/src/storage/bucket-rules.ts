import { InvalidBucketError } from './errors.js';

/** What a bucket may be called and how long it may keep its points: as in InfluxDB, and in its words. */

const leastRetentionSeconds = 3600;

/** Throws InvalidBucketError. */
export function checkBucketName(name: string): void {
  if (name.trim() === '') throw new InvalidBucketError('name', 'bucket name must be provided');
  if (name.startsWith('_')) {
    throw new InvalidBucketError(
      'name',
      `bucket name ${name} is invalid. Buckets may not start with underscore`,
    );
  }
  if (name.includes('"')) {
    throw new InvalidBucketError(
      'name',
      `bucket name ${name} is invalid. Bucket names may not include quotation marks`,
    );
  }
}

/** Throws InvalidBucketError. @param seconds 0 keeps points for ever */
export function checkRetention(seconds: unknown): asserts seconds is number {
  if (typeof seconds !== 'number' || !Number.isSafeInteger(seconds) || seconds < 0) {
    throw new InvalidBucketError('retention', 'expiration seconds must be a whole number, 0 or more');
  }
  if (seconds > 0 && seconds < leastRetentionSeconds) {
    throw new InvalidBucketError('retention', 'retention policy duration must be at least 1h0m0s');
  }
}
