import { compose, flux } from '../../src/index.js';
import type { TestStore } from './store.js';

/** What an expression of `r` in Flux, with the functions that ship, makes of each of some rows of numbers. */
export async function evaluate(
  store: TestStore,
  expression: string,
  cases: ReadonlyArray<Readonly<Record<string, number>>>,
): Promise<number[]> {
  const rows = cases.map((row) => {
    const fields = Object.entries(row).map(([name, value]) => `${name}: float(v: ${value})`);
    return `{${fields.join(', ')}}`;
  });
  const script = `import "array"

params = {cases: [{x: 0.0}]}

array.from(rows: params.cases)
    |> map(fn: (r) => ({value: ${expression}}))
`;
  const params = { cases: flux(`[${rows.join(', ')}]`) };
  return (await store.run(compose(script, { model: store.model, params }))).map((r) => Number(r['value']));
}
