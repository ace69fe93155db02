import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { ApiError } from './errors.js';
import type { FastifyRequest } from 'fastify';

const gunzipAsync = promisify(gunzip);

/** Bytes of a body, before and after it is unpacked. */
export const bodyLimit = 64 * 1024 * 1024;

/** The body's bytes, unpacked where it is gzipped. */
export async function readBody(request: FastifyRequest): Promise<Buffer> {
  const { body } = request;
  const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding === 'identity' || encoding === '') return bytes;
  if (encoding !== 'gzip') {
    throw new ApiError(
      'unsupported media type',
      `content encoding ${encoding} is not supported: use gzip or none`,
    );
  }
  try {
    return await gunzipAsync(bytes, { maxOutputLength: bodyLimit });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      throw new ApiError(
        'request too large',
        `the body has more than ${bodyLimit} bytes unpacked: send smaller batches`,
      );
    }
    throw new ApiError('invalid', 'the body is not valid gzip');
  }
}

/** The body as a JSON object; an empty body is an empty object. */
export async function readJson(request: FastifyRequest): Promise<Record<string, unknown>> {
  const bytes = await readBody(request);
  if (bytes.length === 0) return {};
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString());
  } catch (error) {
    throw new ApiError('invalid', `failed to unmarshal json: ${(error as Error).message}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ApiError('invalid', 'failed to unmarshal json: the body must be a JSON object');
  }
  return value as Record<string, unknown>;
}
