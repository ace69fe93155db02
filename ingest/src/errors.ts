import createError from '@fastify/error';

/** One thing wrong with a request, for the reply's `details`. */
export interface ErrorDetail {
  /** JSON pointer, or `line 3`. */
  place: string;
  code: string;
  message: string;
}

export const BadTransactionError = createError<[string]>('FW_BAD_TRANSACTION', '%s', 400);
export const BadBodyError = createError<[string]>('FW_BAD_BODY', '%s', 400);
/** What is no request to this service, whatever it is for. */
export const BadRequestError = createError<[string]>('FW_BAD_REQUEST', '%s', 400);
export const BadQueryError = createError<[string]>('FW_BAD_QUERY', '%s', 400);
export const CardNumberError = createError<[string]>('FW_CARD_NUMBER', '%s', 400);
export const TagValuesError = createError<[string]>('FW_TAG_VALUES', '%s', 400);
export const ConflictError = createError<[string]>('FW_CONFLICT', '%s', 409);
export const TooLargeError = createError<[string]>('FW_TOO_LARGE', '%s', 413);
export const BrokenOffError = createError(
  'FW_BROKEN_OFF',
  'the connection ended before the body did: send it again; what has an id is not taken twice',
  400,
);
export const ContentTypeError = createError<[string]>(
  'FW_CONTENT_TYPE',
  'content type %s is not read here: send application/json, application/x-ndjson or text/csv',
  415,
);
export const PackedError = createError<[string]>(
  'FW_CONTENT_TYPE',
  'a body packed with %s is not read here: send it without Content-Encoding',
  415,
);
export const RefusedByDatabaseError = createError<[string]>('FW_REFUSED_BY_DATABASE', '%s', 422);

export const HubError = createError(
  'FW_HUB',
  'this is a hub, which judges what its shards count: send transactions to the ingest of a shard',
  421,
);

export const UnauthorizedError = createError<[string]>('FW_UNAUTHORIZED', '%s', 401);
export const ForbiddenError = createError<[string]>('FW_FORBIDDEN', '%s', 403);
export const NotFoundError = createError<[string]>('FW_NOT_FOUND', '%s', 404);
export const MethodError = createError<[string]>('FW_METHOD', '%s', 405);
export const RateLimitError = createError<[string]>('FW_RATE_LIMIT', '%s', 429);

export const QueueFullError = createError(
  'FW_QUEUE_FULL',
  'InfluxDB does not take the data and the local queue is full: send it again later',
  503,
);
export const QueueFailedError = createError(
  'FW_QUEUE_FAILED',
  'InfluxDB does not take the data and the local queue cannot be written: send it again later',
  503,
);
export const OverloadedError = createError('FW_OVERLOADED', 'too busy: send it again a little later', 503);
export const StoppingError = createError('FW_STOPPING', 'the service is being stopped: send it again', 503);
export const DatabaseUnavailableError = createError(
  'FW_DATABASE_UNAVAILABLE',
  'InfluxDB does not answer: ask again a little later',
  503,
);
export const InternalError = createError(
  'FW_INTERNAL',
  'something went wrong here; the log has it by request id',
  500,
);

/** A setting that cannot be right: stops the start with its one line. */
export const SettingsError = createError<[string]>('FW_SETTINGS', '%s', 500);
/** A command called wrongly: exit code 2. */
export const UsageError = createError<[string]>('FW_USAGE', '%s', 400);
