import fc, { type Arbitrary } from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { expectDocumented, readOperations, type Operation } from './support/openapi.js';
import { broken, valid, type Schema } from './support/schema-arbitrary.js';
import { startService, tokens, type TestService } from './support/service.js';

const runs = { numRuns: 150 };
let service: TestService;
let operations: Operation[];
beforeEach(async () => {
  service = await startService();
  operations = await readOperations(service.app);
});

interface Sent {
  /** Null: none is sent. */
  token?: string | null;
  query?: Record<string, string>;
  type?: string;
  payload?: string | Buffer;
}

function send({ method, path }: Operation, { query = {}, type, payload, token = tokens.admin }: Sent) {
  return service.app.inject({
    method,
    url: path,
    query,
    headers: {
      host: '127.0.0.1',
      origin: 'http://127.0.0.1',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(type === undefined ? {} : { 'content-type': type }),
    },
    ...(payload === undefined ? {} : { payload }),
  });
}

const asBody = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

describe('the OpenAPI document', () => {
  it('has every route that answers', () => {
    expect(operations.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
      'DELETE /session',
      'GET /health',
      'GET /metrics',
      'GET /ready',
      'GET /session',
      'GET /v1/findings',
      'GET /v1/incidents',
      'GET /v1/recommendation',
      'GET /v1/report',
      'GET /v1/status-mix',
      'POST /session',
      'POST /v1/coverage',
      'POST /v1/transactions',
    ]);
  });

  it('says which routes need a token, and which do not', async () => {
    for (const operation of operations) {
      const answer = await send(operation, { token: null });
      expect([operation.path, answer.statusCode === 401]).toEqual([operation.path, operation.needsToken]);
      expectDocumented(operation, answer);
    }
  });

  it('has what a hub answers to what it does not take', async () => {
    service = await startService({ takesTransactions: false });
    for (const operation of [find('/v1/transactions'), find('/v1/coverage')]) {
      const answer = await send(operation, { type: 'application/json', payload: '{}' });
      expect(answer.statusCode).toBe(421);
      expectDocumented(operation, answer);
    }
  });

  it('has examples that the service takes, of each kind of body and of each query', async () => {
    for (const operation of operations) {
      const query = Object.fromEntries(
        operation.parameters
          .filter(({ example }) => example !== undefined)
          .map(({ name, example }) => [name, String(example)]),
      );
      // The code of the example is nobody's code.
      const wanted = operation.path === '/session' && operation.method === 'POST' ? 401 : 200;
      for (const { type, examples } of operation.bodies) {
        expect([operation.path, type, examples.length > 0]).toEqual([operation.path, type, true]);
        for (const example of examples) {
          const answer = await send(operation, { query, type, payload: asBody(example) });
          expect([operation.path, type, answer.statusCode, answer.body]).toEqual([
            operation.path,
            type,
            wanted,
            answer.body,
          ]);
          expectDocumented(operation, answer);
          if (operation.path === '/v1/transactions')
            expect(answer.json()).toMatchObject({ rejected: { total: 0 } });
        }
      }
      if (operation.bodies.length > 0 || operation.path === '/v1/report') continue;
      const answer = await send(operation, { query });
      expect([operation.path, answer.statusCode]).toEqual([operation.path, 200]);
      expectDocumented(operation, answer);
    }
  });
});

/** Queries that fit the document, in part and more or less. */
function queries({ parameters }: Operation): Arbitrary<Record<string, string>> {
  const known = Object.fromEntries(
    parameters.map(({ name, schema, example }) => [
      name,
      fc.oneof(valid({ ...schema, ...(example !== undefined && { example }) }).map(String), fc.string()),
    ]),
  );
  const extra = fc.dictionary(fc.string({ minLength: 1, maxLength: 5 }), fc.string(), { maxKeys: 1 });
  return fc
    .tuple(fc.record(known, { requiredKeys: [] }), fc.oneof({ weight: 4, arbitrary: fc.constant({}) }, extra))
    .map(([some, more]) => ({ ...some, ...more }) as Record<string, string>);
}

function jsonBodies(schema: Schema): Arbitrary<string> {
  return fc.oneof(
    { weight: 4, arbitrary: valid(schema).map((value) => JSON.stringify(value)) },
    { weight: 4, arbitrary: broken(schema).map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: fc.json() },
    { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
  );
}

function streamBodies(type: string, transaction: Schema): Arbitrary<Buffer> {
  const names = fc.constantFrom('time', 'status', 'count', 'F1', 'amount', 'id', 'auth_code', 'nonsense');
  const cell = fc.oneof(
    fc.constantFrom('denied', '1', '2026-01-31T15:00:00Z', '15h 04', '', '"'),
    fc.string(),
  );
  const row = (cells: Arbitrary<string>) =>
    fc.array(cells, { minLength: 1, maxLength: 4 }).map((all) => all.join());
  const lines =
    type === 'text/csv'
      ? fc
          .tuple(
            fc.oneof(fc.constantFrom('status', 'time,status,F1', 'id,status,amount'), row(names)),
            fc.array(row(cell), { maxLength: 5 }),
          )
          .map(([head, rows]) => [head, ...rows])
      : fc.array(fc.oneof(jsonBodies(transaction), fc.string()), { maxLength: 6 });
  const right = fc
    .array(fc.constantFrom('denied', 'approved'), { minLength: 1, maxLength: 4 })
    .map((statuses) =>
      type === 'text/csv' ? ['status', ...statuses] : statuses.map((status) => JSON.stringify({ status })),
    );
  return fc.oneof(
    { weight: 5, arbitrary: fc.oneof(lines, right).map((all) => Buffer.from(all.join('\n'))) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)) },
  );
}

const stored = () => JSON.stringify([...service.database.points]);
const find = (path: string, method = 'POST') =>
  operations.find((operation) => operation.path === path && operation.method === method)!;

describe('whatever is sent, the service answers as documented', () => {
  it('to questions', async () => {
    for (const operation of operations.filter(
      ({ method, path }) => method === 'GET' && path !== '/v1/report',
    ))
      await fc.assert(
        fc.asyncProperty(queries(operation), async (query) => {
          expectDocumented(operation, await send(operation, { query }));
        }),
        { numRuns: operation.parameters.length === 0 ? 2 : 40 },
      );
  });

  it('to a JSON body of transactions, and writes all of it or nothing', async () => {
    const operation = find('/v1/transactions');
    const { type, schema } = operation.bodies.find((body) => body.type === 'application/json')!;
    const right = fc.constantFrom('denied', 'approved').map((status) => JSON.stringify({ status }));
    const input = fc.tuple(
      fc.oneof(fc.constant({}), queries(operation)),
      fc.oneof({ weight: 4, arbitrary: jsonBodies(schema) }, { weight: 1, arbitrary: right }),
    );
    const seen = new Set<number>();
    await fc.assert(
      fc.asyncProperty(input, async ([query, payload]) => {
        const before = stored();
        const answer = await send(operation, { query, type, payload });
        seen.add(answer.statusCode);
        expectDocumented(operation, answer);
        if (answer.statusCode !== 200) expect(stored()).toBe(before);
        else {
          const sent: unknown = JSON.parse(payload);
          const { accepted, duplicates } = answer.json<{ accepted: number; duplicates: number }>();
          expect(accepted + duplicates).toBe(Array.isArray(sent) ? sent.length : 1);
        }
      }),
      runs,
    );
    expect([...seen]).toEqual(expect.arrayContaining([200, 400]));
  });

  it.each(['application/x-ndjson', 'text/csv'])(
    'to a body of %s, and counts what it stored',
    async (type) => {
      const operation = find('/v1/transactions');
      const { schema } = operation.bodies.find((body) => body.type === 'application/json')!;
      const input = fc.tuple(
        fc.oneof(fc.constant({}), queries(operation)),
        streamBodies(type, schema.anyOf![0]!),
      );
      const seen = new Set<number>();
      await fc.assert(
        fc.asyncProperty(input, async ([query, payload]) => {
          const before = service.database.points.size;
          const answer = await send(operation, { query, type, payload });
          seen.add(answer.statusCode);
          expectDocumented(operation, answer);
          const accepted = answer.statusCode === 200 ? answer.json<{ accepted: number }>().accepted : 0;
          // What replaces a known transaction is accepted and adds no point.
          expect(service.database.points.size - before).toBeLessThanOrEqual(accepted);
        }),
        runs,
      );
      expect([...seen]).toEqual(expect.arrayContaining([200, 400]));
    },
  );

  it('to the other bodies', async () => {
    for (const path of ['/v1/coverage', '/session']) {
      const operation = find(path);
      const { type, schema } = operation.bodies[0]!;
      await fc.assert(
        fc.asyncProperty(jsonBodies(schema), async (payload) => {
          expectDocumented(operation, await send(operation, { type, payload }));
        }),
        { numRuns: 60 },
      );
    }
  });

  it('to content types that it does not know', async () => {
    for (const operation of operations.filter(({ method }) => method === 'POST'))
      for (const type of ['text/plain', 'application/xml', 'application/json; charset=latin1', 'x', ''])
        expectDocumented(operation, await send(operation, { type, payload: '{"status":"denied"}' }));
  });
});
