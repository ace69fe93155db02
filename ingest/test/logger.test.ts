import { Writable } from 'node:stream';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
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
