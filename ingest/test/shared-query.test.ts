import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SharedQuery } from '../src/recommend/shared-query.js';

/** A database whose answer is how many writes it had when the query began. */
function countingQuery() {
  const state = { writes: 0, running: 0, begun: 0, pending: [] as Array<() => void>, served: [] as number[] };
  const query = new SharedQuery(
    () => {
      const seen = state.writes;
      state.running++;
      state.begun++;
      expect(state.running).toBe(1);
      return new Promise<number>((resolve) =>
        state.pending.push(() => {
          state.running--;
          resolve(seen);
        }),
      );
    },
    (served) => state.served.push(served),
  );
  return { state, query };
}

describe('the shared query', () => {
  it('answers with nothing older than the question, and shares among all that wait', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('write', 'ask', 'answer'), { maxLength: 60 }),
        async (actions) => {
          const { state, query } = countingQuery();
          const asked: Array<{ after: number; answer: Promise<number> }> = [];
          for (const action of actions) {
            if (action === 'write') state.writes++;
            else if (action === 'ask') asked.push({ after: state.writes, answer: query.read() });
            else state.pending.shift()?.();
            await new Promise(setImmediate);
          }
          while (state.pending.length > 0) {
            state.pending.shift()?.();
            await new Promise(setImmediate);
          }
          for (const { after, answer } of asked) expect(await answer).toBeGreaterThanOrEqual(after);
          expect(state.served.reduce((sum, served) => sum + served, 0)).toBe(asked.length);
        },
      ),
    );
  });

  it('runs one query more for a hundred questions that come while one runs', async () => {
    const { state, query } = countingQuery();
    const ask = (times: number) => Array.from({ length: times }, () => query.read());
    // Those that ask in one turn share a query from the first on.
    const answers = ask(7);
    await new Promise(setImmediate);
    answers.push(...ask(100));
    state.pending.shift()?.();
    await new Promise(setImmediate);
    state.pending.shift()?.();
    await Promise.all(answers);
    expect(state.begun).toBe(2);
    expect(state.served).toEqual([7, 100]);
  });

  it('tells of a failure once, however many waited', async () => {
    const failures: unknown[] = [];
    const query = new SharedQuery(
      () => Promise.reject(new Error('no answer')),
      () => undefined,
      (error) => failures.push(error),
    );
    const waiting = Array.from({ length: 100 }, () => query.read().catch(() => undefined));
    await Promise.all(waiting);
    expect(failures).toHaveLength(1);
  });

  it('goes on after a failure', async () => {
    let fails = true;
    const query = new SharedQuery(() =>
      fails ? Promise.reject(new Error('no answer')) : Promise.resolve('answer'),
    );
    await expect(query.read()).rejects.toThrow('no answer');
    fails = false;
    await expect(query.read()).resolves.toBe('answer');
  });
});
