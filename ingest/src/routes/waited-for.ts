import type { FastifyReply } from 'fastify';

/** A signal that is aborted when the client has left before its answer was sent. */
export function whileWaitedFor(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  return controller.signal;
}
