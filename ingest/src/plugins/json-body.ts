import type { FastifyInstance } from 'fastify';
import { BadBodyError } from '../errors.js';
import { packedError } from '../parse/packed.js';

/** Reads JSON bodies by Fastify's own parser, and says where one is wrong, which that parser keeps to itself. */
export function jsonBody(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body: string, done) => {
    void parse(request, body, (error, value) => {
      if (error === null) done(null, value);
      // What is packed is no JSON, and saying that would help nobody.
      else done(packedError(request.headers) ?? (body.length === 0 ? error : explained(body)));
    });
  });
}

function explained(body: string): Error {
  try {
    JSON.parse(body);
    return new BadBodyError(
      'the body has a field "__proto__" or "constructor.prototype", which is never read',
    );
  } catch (cause) {
    return new BadBodyError(`the body is not JSON${position((cause as Error).message)}`);
  }
}

/** Where the parser stopped, if it says; its message itself repeats the text, which may hold what must not be repeated. */
function position(message: string): string {
  const found = /at position (\d+)/.exec(message);
  return found?.[1] === undefined ? '' : ` (from character ${String(Number(found[1]) + 1)} on)`;
}
