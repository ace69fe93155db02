import type { TableStream } from './stream.js';

/** Functions that influxd writes in Flux itself, by how many operations of its plan they are. */
const operations: Readonly<Record<string, number>> = {
  aggregateWindow: 4,
  alignTime: 3,
  bottom: 2,
  increase: 2,
  top: 2,
};

/**
 * What influxd calls results that the script gives no name to, such as those of `to()`: by their function and its place
 * among the operations of the plan, which are numbered inputs first.
 */
export function planNames(roots: Iterable<TableStream>): Map<TableStream, string> {
  const names = new Map<TableStream, string>();
  for (const [stream, place] of places(roots)) names.set(stream, `${stream.kind}${place}`);
  return names;
}

/** How many operations of influxd's plan a stream is, with all that it is made from. */
export function planSize(root: TableStream): number {
  return places([root]).get(root)! + 1;
}

/** The place of each stream's last operation in the plan. */
function places(roots: Iterable<TableStream>): Map<TableStream, number> {
  const found = new Map<TableStream, number>();
  let next = 0;
  const visit = (stream: TableStream): void => {
    if (found.has(stream)) return;
    for (const input of stream.inputs) visit(input);
    next += operations[stream.kind] ?? 1;
    found.set(stream, next - 1);
  };
  for (const root of roots) visit(root);
  return found;
}
