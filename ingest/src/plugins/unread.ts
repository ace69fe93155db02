import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { BadRequestError, InternalError } from '../errors.js';
import { sendError } from './errors.js';
import { securityHeaders } from './helmet.js';

/** Answers an address that cannot be read: no route and no hook sees it, and it must not be repeated. */
export function answerBadAddress(error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void {
  void reply.headers(securityHeaders);
  const known =
    (error.statusCode ?? 500) >= 500
      ? new InternalError()
      : new BadRequestError(
          'the address is none: after each % there must be two hexadecimal digits, of UTF-8',
        );
  sendError(reply, known);
}

const messages: Readonly<Record<number, string>> = {
  400: 'this is no request of HTTP/1.1 that can be read',
  408: 'the request did not come in time',
  431: 'the address and the headers are too long together',
};

/**
 * Answers what is no HTTP request. It is not logged: the error holds what was received, headers with tokens too.
 * @param error of Node's parser
 */
export function answerNoRequest({ code }: NodeJS.ErrnoException, socket: Socket): void {
  if (code === 'ECONNRESET' || socket.destroyed) return;
  if (socket.writable) socket.write(answerTo(code));
  socket.destroy();
}

function answerTo(code: string | undefined): string {
  const statusCode = code === 'HPE_HEADER_OVERFLOW' ? 431 : code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
  const error = STATUS_CODES[statusCode] ?? 'Error';
  const message = messages[statusCode] ?? error;
  const body = JSON.stringify({ statusCode, code: 'FW_BAD_REQUEST', error, message });
  const headers = {
    ...securityHeaders,
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}`);
  return [`HTTP/1.1 ${String(statusCode)} ${error}`, ...lines, '', body].join('\r\n');
}
