import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DiskRoom, freeBytes } from '../src/storage/disk-room.js';
import { StorageError } from '../src/storage/errors.js';
import { Environment } from '../src/storage/lmdb/environment.js';
import { WriteAheadLog } from '../src/storage/log/write-ahead-log.js';

const mebibyte = 2 ** 20;

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'firewatch-full-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

describe('a disk that is nearly full', () => {
  it('is an error of the write, costs nothing acknowledged, and is over when there is room again', async () => {
    const path = await folder();
    let free = 100 * mebibyte;
    const environment = new Environment(path, new DiskRoom(path, () => free));
    onTestFinished(() => environment.close());
    const put = (key: string) =>
      environment.commit(({ put: write }) =>
        write(environment.documents, Buffer.from(key), Buffer.from('x')),
      );
    const has = (key: string) => environment.documents.get(Buffer.from(key)) !== undefined;
    await put('before');
    free = 4 * mebibyte;
    const refused = put('meanwhile');
    await expect(refused).rejects.toBeInstanceOf(StorageError);
    await expect(refused).rejects.toThrow('its disk has 4.0 MiB left and 16 MiB are kept free; make room');
    free = 16 * mebibyte;
    await put('after');
    expect([has('before'), has('meanwhile'), has('after')]).toEqual([true, false, true]);
  });

  it('is an error of the log, too, which has nothing of the record then', async () => {
    const path = await folder();
    let free = 100 * mebibyte;
    const options = { after: 0, room: new DiskRoom(path, () => free) };
    const log = WriteAheadLog.open(path, options, () => undefined);
    await log.append(Buffer.from('before'));
    free = 4 * mebibyte;
    await expect(log.append(Buffer.from('meanwhile'))).rejects.toThrow(
      'its disk has 4.0 MiB left and 17 MiB are kept free; make room, and it goes on by itself',
    );
    free = 17 * mebibyte;
    await log.append(Buffer.from('after'));
    log.close();
    const found: string[] = [];
    WriteAheadLog.open(path, options, (_, payload) => found.push(payload.toString())).close();
    expect(found).toEqual(['before', 'after']);
  });

  it('is seen by what the system says of it', async () => {
    expect(freeBytes(await folder())).toBeGreaterThan(0);
  });
});
