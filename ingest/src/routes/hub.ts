import type { onRequestHookHandler } from 'fastify';
import { HubError } from '../errors.js';

/** What a hub stored itself would never be counted: a hub runs no rollup. */
export const refuseOnHub: onRequestHookHandler = (request, _reply, done) => {
  done(request.method === 'POST' ? new HubError() : undefined);
};
