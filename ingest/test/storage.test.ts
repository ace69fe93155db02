import { expect, it } from 'vitest';
import { Closers } from '../src/service/closers.js';
import { openLog } from '../src/service/storage.js';
import { temporaryFolder } from './support/temporary.js';

it('a queue is opened by one service at a time: each counts its entries in memory', async () => {
  const data = await temporaryFolder();
  const [one, other] = [new Closers(), new Closers()];
  openLog(data, one);
  expect(() => openLog(data, other)).toThrow(/is in use by process \d+: end it, or choose another folder/);
  await one.closeAll();
  openLog(data, other);
  await other.closeAll();
});
