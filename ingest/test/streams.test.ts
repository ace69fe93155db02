import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsv } from '../src/parse/csv.js';
import { splitLines } from '../src/parse/lines.js';
import { parseNdjson } from '../src/parse/ndjson.js';
import type { ParsedItem } from '../src/parse/types.js';
import { startService } from './support/service.js';
import { until } from './support/until.js';

/** A body as the network may cut it. */
function inPieces(body: Buffer, cuts: readonly number[]): AsyncIterable<Buffer> {
  const places = [0, ...cuts.map((cut) => cut % (body.length + 1)).sort((a, b) => a - b), body.length];
  return Readable.from(places.slice(1).map((to, i) => body.subarray(places[i], to)));
}

async function collect<T>(items: AsyncIterable<T[]>): Promise<T[]> {
  const all: T[] = [];
  for await (const some of items) all.push(...some);
  return all;
}

const cuts = fc.array(fc.nat(), { maxLength: 8 });

describe('lines', () => {
  it('are the same however the body is cut', async () => {
    const text = fc.array(
      fc
        .oneof(fc.string({ maxLength: 30 }), fc.string({ unit: 'grapheme', maxLength: 10 }))
        .map((line) => line.replaceAll(/[\n\uFEFF]/g, '')),
      { maxLength: 20 },
    );
    await fc.assert(
      fc.asyncProperty(text, cuts, async (lines, places) => {
        const body = Buffer.from(lines.map((line) => `${line}\n`).join(''));
        const read = await collect(splitLines(inPieces(body, places), 1000));
        expect(read).toEqual(lines.map((text, index) => ({ number: index + 1, text })));
      }),
    );
  });

  it('that are too long are let go, the others are not', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 20 }),
        cuts,
        async (lengths, places) => {
          const body = Buffer.from(lengths.map((length) => `${'x'.repeat(length)}\n`).join(''));
          const read = await collect(splitLines(inPieces(body, places), 10));
          expect(read).toEqual(
            lengths.map((length, index) =>
              length > 10
                ? { number: index + 1, problem: 'is longer than 10 bytes' }
                : { number: index + 1, text: 'x'.repeat(length) },
            ),
          );
        },
      ),
    );
  });
});

describe('NDJSON', () => {
  it('is read as it was written, with its line numbers', async () => {
    const lines = fc.array(fc.option(fc.jsonValue({ maxDepth: 2 }), { nil: undefined }), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(lines, cuts, async (values, places) => {
        const body = Buffer.from(
          values.map((value) => (value === undefined ? '  ' : JSON.stringify(value))).join('\r\n'),
        );
        const expected = values.flatMap((value, index) =>
          value === undefined
            ? []
            : [{ line: index + 1, value: JSON.parse(JSON.stringify(value)) as unknown }],
        );
        expect(await collect(parseNdjson(inPieces(body, places), 10_000))).toEqual(expected);
      }),
    );
  });

  it('reports what is no JSON and no UTF-8, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const body = Buffer.concat([Buffer.from('{"a":1}\n'), Buffer.from(bytes)]);
        const [first] = await collect(parseNdjson(inPieces(body, [3]), 100));
        expect(first).toEqual({ line: 1, value: { a: 1 } });
      }),
      { numRuns: 500 },
    );
  });

  it('may begin with a byte order mark', async () => {
    expect(await collect(parseNdjson(inPieces(Buffer.from('\uFEFF{"a":1}'), []), 100))).toEqual([
      { line: 1, value: { a: 1 } },
    ]);
  });
});

describe('CSV', () => {
  const read = (text: string, tags: string[] = ['auth_code']): Promise<ParsedItem[]> =>
    collect(parseCsv(inPieces(Buffer.from(text), []), { tags, longest: 1_000 }));

  it.each([
    ['time,status,count', 'time'],
    ['TIMESTAMP,Status,F1', 'time'],
    ['\uFEFFtime , status,f0_', 'time'],
  ])('knows the header %s', async (header) => {
    expect(await read(`${header}\r\n15h 04,denied,3\r\n`)).toEqual([
      { line: 2, value: { time: '15h 04', status: 'denied', count: 3 } },
    ]);
  });

  it('reads tags, quotes and empty cells', async () => {
    expect(await read('status,auth_code,amount,id\n"denied",59,1.5,"a,""b"""\nfailed,,,\n')).toEqual([
      { line: 2, value: { status: 'denied', amount: 1.5, id: 'a,"b"', tags: { auth_code: '59' } } },
      { line: 3, value: { status: 'failed' } },
    ]);
  });

  it('reports a line with another number of fields', async () => {
    expect(await read('time,status\n1,denied,3\n2,failed\n')).toEqual([
      { line: 2, problem: 'has 3 fields where the header has 2' },
      { line: 3, value: { time: '2', status: 'failed' } },
    ]);
  });

  it('is the same however the body is cut', async () => {
    const cell = fc.string({ maxLength: 8 }).filter((text) => text.trim() === text && text !== '');
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { maxLength: 20 }), cuts, async (ids, places) => {
        const rows = ids.map((id) => `"${id.replaceAll('"', '""')}",denied`);
        const body = Buffer.from(['id,status', ...rows].join('\n'));
        const items = await collect(parseCsv(inPieces(body, places), { tags: [], longest: 1_000 }));
        expect(items.map((item) => 'value' in item && (item.value as { id: string }).id)).toEqual(ids);
      }),
    );
  });

  it.each<[string, string | Buffer, string]>([
    ['an open quote', 'a"b', 'is not CSV: quotes do not match'],
    ['a quote that is never closed', '"ab', 'is not CSV: quotes do not match'],
    ['a line that is too long', 'x'.repeat(5_000), 'is longer than 1000 bytes'],
    ['bytes that are not UTF-8', Buffer.from('caf\xe9', 'latin1'), 'is not UTF-8'],
  ])('loses one line to %s, and none after it', async (_, bad, problem) => {
    const good = (id: number) => `p${String(id)},denied\n`;
    const body = Buffer.concat([
      Buffer.from(`id,status\n${good(2)}`),
      Buffer.from(bad),
      Buffer.from(`,denied\n${Array.from({ length: 100 }, (_, i) => good(i + 4)).join('')}`),
    ]);
    const items = await collect(parseCsv(inPieces(body, [30, 900, 4_000]), { tags: [], longest: 1_000 }));
    expect(items[1]).toEqual({ line: 3, problem });
    expect(items.flatMap((item) => ('value' in item ? [item] : []))).toEqual(
      [2, ...Array.from({ length: 100 }, (_, i) => i + 4)].map((line) => ({
        line,
        value: { id: `p${String(line)}`, status: 'denied' },
      })),
    );
  });

  it('accounts for every line that is not blank, whatever is sent', async () => {
    const bytes = fc
      .array(fc.constantFrom(...[...'a,"\n\r \\é'].map((text) => Buffer.from(text)), Buffer.from([0xe9])), {
        maxLength: 100,
      })
      .map((parts) => Buffer.concat(parts));
    await fc.assert(
      fc.asyncProperty(bytes, cuts, async (text, places) => {
        const body = Buffer.concat([Buffer.from('status\n'), text]);
        const items = await collect(parseCsv(inPieces(body, places), { tags: [], longest: 20 }));
        const full = text
          .toString('latin1')
          .split('\n')
          .flatMap((line, index) => (line.trim() === '' ? [] : [index + 2]));
        expect(items.map(({ line }) => line)).toEqual(full);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['a header that is not UTF-8', Buffer.from('status,caf\xe9\n', 'latin1'), 'the header is not UTF-8'],
    ['a header with an open quote', Buffer.from('"status\ndenied\n'), 'the header is not CSV'],
    ['nothing', Buffer.from('\n\n'), 'the body is empty'],
  ])('refuses %s', async (_, body, message) => {
    await expect(collect(parseCsv(inPieces(body, []), { tags: [], longest: 1_000 }))).rejects.toThrow(
      message,
    );
  });
});

describe('a streamed body', () => {
  it('keeps the good lines and reports the bad ones with their numbers', async () => {
    const service = await startService();
    const body = [
      '{"status":"denied"}',
      'foo',
      '',
      '{"status":"failed","count":-1}',
      '{"status":"failed"}',
    ].join('\n');
    const { status, body: reply } = await service.post(body, { type: 'application/x-ndjson' });
    expect(status).toBe(200);
    expect(reply).toMatchObject({
      accepted: 2,
      duplicates: 0,
      rejected: {
        total: 2,
        first: [
          { line: 2, code: 'FW_BAD_BODY', message: 'line 2 is not JSON: one object a line is expected' },
          { line: 4, code: 'FW_BAD_TRANSACTION', message: 'line 4: /count must be >= 0' },
        ],
      },
    });
    expect(service.database.total()).toBe(2);
  });

  it('tells the number of all bad lines, and the first hundred', async () => {
    const service = await startService();
    const { body } = await service.post('x\n'.repeat(250), { type: 'application/x-ndjson' });
    expect(body.rejected.total).toBe(250);
    expect(body.rejected.first).toHaveLength(100);
    expect(body.rejected.first[99].line).toBe(100);
  });

  it('leaves an identity as its last line says, also where an earlier part has to wait for another request', async () => {
    const service = await startService();
    const said = (id: string, count: number) =>
      JSON.stringify({ id, status: 'denied', time: '2026-01-31T15:00:00Z', count });
    service.database.hold();
    const other = service.post(said('held', 1));
    await until(() => service.database.requests.length === 1);
    const rows = Array.from({ length: 3_000 }, (_, row) => said(`p${String(row)}`, 1));
    const body = [said('held', 1), said('same', 1), ...rows, said('same', 2)].join('\n');
    const streamed = service.post(body, { type: 'application/x-ndjson' });
    // Turns enough for a later part to overtake the one that waits.
    for (let turn = 0; turn < 100; turn++) await new Promise((resolve) => setImmediate(resolve));
    service.database.release();
    await other;
    expect((await streamed).body).toMatchObject({ accepted: 3_002, duplicates: 1, rejected: { total: 0 } });
    const counts = [...service.database.points.values()].filter((fields) => fields.includes('id="same"'));
    expect(counts).toEqual(['count=2i,id="same"']);
  });

  it('reads CSV with times of day', async () => {
    const service = await startService();
    const { body } = await service.post('time,status,F1,auth_code\n15h 04,denied,3,59\n15h 05,nope,2,\n', {
      type: 'text/csv; charset=utf-8',
      query: '?date=2026-01-30&tz=Europe/Berlin',
    });
    expect(body).toMatchObject({ accepted: 1, rejected: { total: 1, first: [{ line: 3 }] } });
    const [key] = service.database.points.keys();
    expect(key).toContain('auth_code=59,status=denied');
    expect(Math.floor(Number(key!.split(' ')[1]) / 6e10) * 6e4).toBe(Date.parse('2026-01-30T14:04:00Z'));
  });

  it('that is too large ends with an error that says how much was taken', async () => {
    const service = await startService({ streamBytes: 500_000 });
    const part = `${JSON.stringify({ status: 'denied', time: '2026-01-31T15:00:00Z' })}\n`.repeat(200);
    const reply = await service.post(Readable.from(Array.from({ length: 100 }, () => Buffer.from(part))), {
      type: 'application/x-ndjson',
    });
    expect(reply.status).toBe(413);
    expect(reply.body.message).toMatch(/FIREWATCH_STREAM_MB.*\(\d+ transactions before it are stored/);
    const stored = Number(/\((\d+) transactions/.exec(reply.body.message as string)?.[1]);
    expect(stored).toBe(service.database.points.size);
  });
});
