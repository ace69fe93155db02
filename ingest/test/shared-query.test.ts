import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SharedQuery } from '../src/recommend/shared-query.js';

/** A database whose answer is how many writes it had when the query began. */
function countingQuery() {
  const state = { writes: 0, running: 0, begun: 0, pending: [] as Array<() => void>, served: [] as number[] };
  const query = new SharedQuery({
    run: () => {
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
    onAnswered: (served) => state.served.push(served),
  });
  return { state, query };
}

/** Until a query that was asked for has begun. */
async function turns(): Promise<void> {
  for (let n = 0; n < 3; n++) await new Promise(setImmediate);
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
            await turns();
          }
          while (state.pending.length > 0) {
            state.pending.shift()?.();
            await turns();
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
    await turns();
    answers.push(...ask(100));
    state.pending.shift()?.();
    await turns();
    state.pending.shift()?.();
    await Promise.all(answers);
    expect(state.begun).toBe(2);
    expect(state.served).toEqual([7, 100]);
  });

  it('begins when what it waits for is there, for all that have asked by then', async () => {
    let written: () => void = () => undefined;
    const served: number[] = [];
    const query = new SharedQuery({
      run: () => Promise.resolve('answer'),
      gather: () => new Promise((resolve) => (written = resolve)),
      onAnswered: (askers) => served.push(askers),
    });
    const answers = [query.read()];
    await turns();
    answers.push(query.read());
    expect(served).toEqual([]);
    written();
    expect(await Promise.all(answers)).toEqual(['answer', 'answer']);
    await turns();
    expect(served).toEqual([2]);
  });

  it('tells of a failure once, however many waited', async () => {
    const failures: unknown[] = [];
    const query = new SharedQuery({
      run: () => Promise.reject(new Error('no answer')),
      onFailed: (error) => failures.push(error),
    });
    const waiting = Array.from({ length: 100 }, () => query.read().catch(() => undefined));
    await Promise.all(waiting);
    expect(failures).toHaveLength(1);
  });

  it('goes on after a failure', async () => {
    let fails = true;
    const query = new SharedQuery({
      run: () => (fails ? Promise.reject(new Error('no answer')) : Promise.resolve('answer')),
    });
    await expect(query.read()).rejects.toThrow('no answer');
    fails = false;
    await expect(query.read()).resolves.toBe('answer');
  });
});
