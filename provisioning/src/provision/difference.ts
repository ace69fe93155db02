/** One place where what Grafana has differs from what would be written. */
export interface Difference {
  path: string;
  present: string;
  wanted: string;
}

/** All places that differ; paths as in `data.score.conditions.0`. Values are shortened for people. */
export function differences(present: unknown, wanted: unknown, path = ''): Difference[] {
  if (isNode(present) && isNode(wanted)) {
    const keys = [...new Set([...Object.keys(present), ...Object.keys(wanted)])];
    return keys.flatMap((key) =>
      differences(child(present, key), child(wanted, key), path === '' ? key : `${path}.${key}`),
    );
  }
  if (Object.is(present, wanted)) return [];
  return [{ path, present: shown(present), wanted: shown(wanted) }];
}

type Node = Record<string, unknown>;

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}

function child(node: Node, key: string): unknown {
  return Object.hasOwn(node, key) ? node[key] : undefined;
}

function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 160 ? `${text.slice(0, 157)}…` : text;
}
