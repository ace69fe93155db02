import { LineProtocolError } from '../storage/errors.js';
import { parseLineProtocol } from '../storage/line-protocol.js';
import { ApiError, internalError, toApiError } from './errors.js';
import type { ServerContext } from './context.js';
import type { ParsedLines, Precision } from '../storage/line-protocol.js';
import type { Bucket, WriteOutcome } from '../storage/types.js';

/** Lines of line protocol for a bucket, for whoever runs the engine and so needs no token. */
export interface WriteRequest {
  /** Name of the bucket. */
  bucket: string;
  /** Line protocol. */
  text: string;
  /** Unit of the times; default nanoseconds. */
  precision?: Precision;
}

/** What `POST /api/v2/write` would answer: status 204 when all is on disk, else why not. */
export interface WriteAnswer {
  status: number;
  /** Empty where the status is 204. */
  message: string;
  /** Seconds after which it may be tried again, where that may help. */
  retryAfter?: number;
}

type Context = Pick<ServerContext, 'store' | 'clock'>;

/**
 * Writes lines; resolves when all of them are on disk.
 * @throws ApiError invalid: a line cannot be read, nothing is written; unprocessable entity: a part was left out
 */
export async function writeLines(
  { store, clock }: Context,
  bucket: Bucket,
  text: string,
  precision: Precision,
): Promise<void> {
  const parsed = parse(text, precision, BigInt(clock()) * 1_000_000n);
  if (parsed.points.length === 0) return;
  refusePartial(bucket, parsed, await store.points.write(bucket.id, parsed.points));
}

/** Does what a request asks for and says what became of it; never rejects. */
export async function answerWrite(
  context: Context & Pick<ServerContext, 'onError'>,
  { bucket: name, text, precision = 'ns' }: WriteRequest,
): Promise<WriteAnswer> {
  try {
    const bucket = context.store.buckets.byName(name);
    if (!bucket) throw new ApiError('not found', `bucket "${name}" not found`);
    await writeLines(context, bucket, text, precision);
    return { status: 204, message: '' };
  } catch (error) {
    const told = toApiError(error);
    if (!told) context.onError(error);
    const { status, message, headers } = told ?? internalError();
    const retryAfter = headers['retry-after'];
    return { status, message, ...(retryAfter === undefined ? {} : { retryAfter: Number(retryAfter) }) };
  }
}

function parse(text: string, precision: Precision, now: bigint): ParsedLines {
  try {
    return parseLineProtocol(text, { precision, now });
  } catch (error) {
    if (error instanceof LineProtocolError)
      throw new ApiError('invalid', error.message, { line: error.line });
    throw error;
  }
}

function refusePartial(bucket: Bucket, { lines }: ParsedLines, { dropped, rejection }: WriteOutcome): void {
  if (!rejection) return;
  const line = lines[rejection.index];
  const namesPlace = rejection.reason === 'retention' || rejection.reason === 'stripped-field';
  const place = namesPlace ? ` for database: ${bucket.id} for retention policy: autogen` : '';
  throw new ApiError(
    'unprocessable entity',
    `failure writing points to database: partial write: ${rejection.message} dropped=${dropped}${place} (line ${line})`,
    { line },
  );
}
