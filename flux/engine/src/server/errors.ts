import { FluxError, maskedMessage } from '../eval/errors.js';
import {
  BucketExistsError,
  BucketNotFoundError,
  InvalidBucketError,
  StorageError,
} from '../storage/errors.js';

/** InfluxDB's error codes and their HTTP status. */
const statusOf = {
  invalid: 400,
  unauthorized: 401,
  forbidden: 403,
  'not found': 404,
  'method not allowed': 405,
  'request too large': 413,
  'unsupported media type': 415,
  conflict: 422,
  'unprocessable entity': 422,
  'too many requests': 429,
  'internal error': 500,
  'not implemented': 501,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof statusOf;

/** An answer other than success, as InfluxDB words it. */
export class ApiError extends Error {
  override name = 'ApiError';
  constructor(
    readonly code: ErrorCode,
    message: string,
    /** Further members of the JSON body, such as the line at fault. */
    readonly details: Record<string, unknown> = {},
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
  }

  get status(): number {
    return statusOf[this.code];
  }
}

/** What the client is told of an error; undefined means that the server is at fault and nothing of it is told. */
export function toApiError(error: unknown): ApiError | undefined {
  if (error instanceof ApiError) return error;
  if (error instanceof FluxError) return fromFluxError(error);
  if (error instanceof BucketNotFoundError) return new ApiError('not found', 'bucket not found');
  if (error instanceof InvalidBucketError)
    return new ApiError(error.what === 'name' ? 'invalid' : 'unprocessable entity', error.message);
  if (error instanceof BucketExistsError) return new ApiError('conflict', error.message);
  if (error instanceof StorageError)
    return new ApiError('unavailable', error.message, {}, { 'retry-after': '1' });
  return fromFramework(error);
}

export function internalError(): ApiError {
  return new ApiError('internal error', maskedMessage);
}

function fromFluxError(error: FluxError): ApiError | undefined {
  switch (error.code) {
    case 'unimplemented':
      return new ApiError('not implemented', error.message);
    case 'canceled':
      return new ApiError('unprocessable entity', error.message);
    case 'internal error':
      return new ApiError('internal error', error.message);
    default:
      return new ApiError(error.code, error.message);
  }
}

/** Errors that Fastify raises before a route is reached. */
function fromFramework(error: unknown): ApiError | undefined {
  const { statusCode, message } = error as { statusCode?: number; message?: string };
  if (statusCode === 413)
    return new ApiError('request too large', 'request body is too large: send smaller batches');
  if (statusCode === 415)
    return new ApiError('unsupported media type', 'content type is not supported: use application/json');
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return new ApiError('invalid', message ?? 'invalid request');
  return undefined;
}
