import { ApiError } from './errors.js';
import { parseRfc3339 } from './time.js';
import type { Annotation, Dialect } from '../csv/encode.js';

/** A query as a client sends it. */
export interface QueryRequest {
  script: string;
  /** Nanoseconds; the time of the request where the client names none. */
  now: bigint | undefined;
  extern: string | object | undefined;
  dialect: Dialect;
}

const prefix = 'failed to decode request body: ';
const annotationNames = new Set<unknown>(['datatype', 'group', 'default']);

/** Reads a body of JSON or, as `application/vnd.flux`, a bare script. Throws ApiError in InfluxDB's words. */
export function parseQueryRequest(body: string, contentType: string): QueryRequest {
  if (contentType.toLowerCase().startsWith('application/vnd.flux')) {
    return { script: requireScript(body), now: undefined, extern: undefined, dialect: {} };
  }
  const { query, type, now, extern, dialect } = parseJson(body);
  if (type !== undefined && type !== null && type !== '' && type !== 'flux') {
    throw invalid(`unknown query type: ${typeof type === 'string' ? type : JSON.stringify(type)}`);
  }
  return {
    script: requireScript(query),
    now: readNow(now),
    extern: readExtern(extern),
    dialect: readDialect(dialect),
  };
}

function parseJson(body: string): Record<string, unknown> {
  let problem = 'it is no object';
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch (error) {
    problem = (error as Error).message;
  }
  throw notJson(problem);
}

function requireScript(query: unknown): string {
  if (typeof query === 'string' && query !== '') return query;
  throw invalid('request body requires either query or AST');
}

function readNow(now: unknown): bigint | undefined {
  if (now === undefined || now === null) return undefined;
  const time = typeof now === 'string' ? parseRfc3339(now) : undefined;
  if (time !== undefined) return time;
  throw notJson(`parsing time ${JSON.stringify(now)}: use RFC 3339, such as 2009-01-02T23:00:00Z`);
}

function readExtern(extern: unknown): object | undefined {
  if (extern === undefined || extern === null) return undefined;
  if (typeof extern === 'object') return extern;
  throw invalid('extern must be the syntax tree of a file, not a text: put declarations before the query');
}

function readDialect(value: unknown): Dialect {
  if (value === undefined || value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) throw invalid('the dialect must be an object');
  const { header, delimiter, annotations, commentPrefix, dateTimeFormat } = value as Record<string, unknown>;
  if (header !== undefined && header !== null && typeof header !== 'boolean')
    throw invalid('invalid dialect header: must be true or false');
  if (!isUnset(commentPrefix) && commentPrefix !== '#')
    throw invalid('invalid dialect comment prefix: only # is supported');
  if (!isUnset(dateTimeFormat) && dateTimeFormat !== 'RFC3339' && dateTimeFormat !== 'RFC3339Nano')
    throw invalid(`unknown dialect date time format: ${JSON.stringify(dateTimeFormat)}`);
  return {
    ...(typeof header === 'boolean' ? { header } : {}),
    ...(isUnset(delimiter) ? {} : { delimiter: readDelimiter(delimiter) }),
    ...(annotations === undefined || annotations === null
      ? {}
      : { annotations: readAnnotations(annotations) }),
  };
}

/** Clients send what they leave to the server as nothing, as null or as an empty text. */
function isUnset(value: unknown): value is undefined | null | '' {
  return value === undefined || value === null || value === '';
}

function readDelimiter(delimiter: unknown): string {
  if (typeof delimiter !== 'string' || Buffer.byteLength(delimiter) !== 1)
    throw invalid('invalid dialect delimeter: must be length 1');
  if (/["\r\n]/.test(delimiter))
    throw invalid('invalid dialect delimeter: a quote or a line break cannot part the columns of CSV');
  return delimiter;
}

function readAnnotations(value: unknown): Annotation[] {
  if (!Array.isArray(value)) throw invalid('the dialect annotations must be a list');
  for (const name of value) {
    if (!annotationNames.has(name)) throw invalid(`unknown dialect annotation type: ${String(name)}`);
  }
  return value as Annotation[];
}

function invalid(problem: string): ApiError {
  return new ApiError('invalid', prefix + problem);
}

function notJson(problem: string): ApiError {
  return invalid(
    'failed parsing request body as JSON; if sending a raw Flux script, ' +
      `set 'Content-Type: application/vnd.flux' in your request headers: ${problem}`,
  );
}
