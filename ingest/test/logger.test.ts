import { Writable } from 'node:stream';
import { pino } from 'pino';
import { describe, expect, it, vi } from 'vitest';
import { requestIds } from '../src/plugins/request-ids.js';
import { RequestLogger } from '../src/plugins/request-logger.js';
import { logOptions, quietly } from '../src/service/logger.js';

function capture(level: string) {
  const written: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      written.push(String(chunk));
      done();
    },
  });
  const logger = pino(logOptions(level), stream);
  return {
    logger,
    messages: () => written.map((line) => (JSON.parse(line) as { msg: string }).msg),
    written,
  };
}

describe('the log', () => {
  it.each([
    ['info', true, ['slow', 'after']],
    ['info', false, ['listening', 'slow', 'after']],
    ['error', true, []],
  ])('at %s, terminal: %s, does not repeat the greeting', async (level, isTerminal, wanted) => {
    const { logger, messages } = capture(level);
    await quietly(logger, isTerminal, () => {
      logger.info('listening');
      logger.warn('slow');
      return Promise.resolve();
    });
    logger.info('after');
    expect(messages()).toEqual(wanted);
  });

  it('is as it was when the start fails', async () => {
    const { logger } = capture('info');
    await expect(quietly(logger, true, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(logger.level).toBe('info');
  });

  it('holds no credentials', () => {
    const { logger, written } = capture('info');
    const headers = { authorization: 'Bearer secret-1', cookie: 'firewatch_session=secret-2' };
    logger.info({ req: { headers }, headers, token: 'secret-3' }, 'asked');
    logger.info({ err: Object.assign(new Error('refused'), { headers, token: 'secret-4' }) }, 'failed');
    expect(written.join('')).not.toMatch(/secret/);
  });
});

describe('the logger of a request', () => {
  it('is made when something is logged, once, and has what tells the request', () => {
    const { logger, written } = capture('trace');
    const made = vi.spyOn(logger, 'child');
    const own = new RequestLogger(logger, { reqId: 'a-1' });
    expect(made).not.toHaveBeenCalled();
    for (const level of ['fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const)
      own[level]({ code: level }, 'said %s', level);
    own.silent('nothing');
    expect(made).toHaveBeenCalledTimes(1);
    const lines = written.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map(({ code, msg, reqId }) => [code, msg, reqId])).toEqual(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace'].map((level) => [level, `said ${level}`, 'a-1']),
    );
  });

  it('has the level of the log, its children, and keeps its secrets', () => {
    const { logger, written } = capture('warn');
    const own = new RequestLogger(logger, { reqId: 'a-1' });
    expect(own.level).toBe('warn');
    own.info('not wanted');
    own.child({ part: 'b' }).warn({ token: 'secret-1' }, 'wanted');
    expect(written).toHaveLength(1);
    expect(JSON.parse(written[0]!)).toMatchObject({ reqId: 'a-1', part: 'b', msg: 'wanted' });
    expect(written[0]).not.toContain('secret');
  });

  it('has an id that no other request has, of this process or of another', () => {
    const [one, other] = [requestIds(), requestIds()];
    const ids = [one(), one(), other(), other(), one()];
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids[0]).toMatch(/^[0-9a-f]{8}-1$/);
  });
});
