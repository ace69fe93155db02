import { Writable } from 'node:stream';
import { pino } from 'pino';
import { expect, it, vi } from 'vitest';
import { ended } from '../src/commands/ended.js';
import { until } from './support/until.js';

it('a service that cannot go on is closed, says why, and ends its process with 1', async () => {
  const exit = vi.spyOn(process, 'exit').mockImplementation(() => undefined as never);
  let logged = '';
  const stream = new Writable({
    write(chunk, _encoding, done) {
      logged += String(chunk);
      done();
    },
  });
  const close = vi.fn(() => Promise.resolve());
  const failed = Promise.resolve(new Error('the worker of the engine has ended'));
  void ended({ server: { close }, failed }, pino({ level: 'fatal' }, stream));
  await until(() => exit.mock.calls.length > 0);
  expect(exit.mock.calls).toEqual([[1]]);
  expect(close).toHaveBeenCalledOnce();
  expect(logged).toContain('the worker of the engine has ended');
});
