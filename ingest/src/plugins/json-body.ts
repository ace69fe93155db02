import type { FastifyInstance, FastifyRequest } from 'fastify';
import { BadBodyError, PackedError } from '../errors.js';
import { printable } from '../transaction/printable.js';

/** Reads JSON bodies by Fastify's own parser, and says where one is wrong, which that parser keeps to itself. */
export function jsonBody(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body: string, done) => {
    void parse(request, body, (error, value) => {
      if (error === null) done(null, value);
      else done(explained(error, request, body));
    });
  });
}

function explained(error: Error, request: FastifyRequest, body: string): Error {
  const packed = packing(request);
  if (packed !== null) return new PackedError(packed);
  if (body.length === 0) return error;
  try {
    JSON.parse(body);
    return new BadBodyError(
      'the body has a field "__proto__" or "constructor.prototype", which is never read',
    );
  } catch (cause) {
    return new BadBodyError(`the body is not JSON${position((cause as Error).message)}`);
  }
}

/** What a body is packed with, which is then no JSON, and saying so would help nobody; null: it is not. */
function packing({ headers }: FastifyRequest): string | null {
  const encoding = headers['content-encoding'];
  return encoding === undefined || encoding.toLowerCase() === 'identity' ? null : printable(encoding);
}

/** Where the parser stopped, if it says; its message itself repeats the text, which may hold what must not be repeated. */
function position(message: string): string {
  const found = /at position (\d+)/.exec(message);
  return found?.[1] === undefined ? '' : ` (from character ${String(Number(found[1]) + 1)} on)`;
}
