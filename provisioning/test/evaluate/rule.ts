import type { Row } from '@firewatch/flux';
import type { GrafanaRule, RuleQuery } from '../../src/rules/types.js';
import { evaluateMath, holds, type Labelled } from './math.js';

/** Runs a Flux script; rejects where InfluxDB does not answer. */
export type Ask = (flux: string, now: Date) => Promise<Row[]>;

/** One alert instance of an evaluation. */
export interface Instance {
  labels: Record<string, string>;
  firing: boolean;
  /** By refId; those whose labels fit, as `$values` has them. */
  values: Record<string, number>;
}

/** What an evaluation came to, before the rule's no-data and error states are applied. */
export type Evaluation =
  { kind: 'values'; instances: Instance[] } | { kind: 'NoData' } | { kind: 'Error'; error: Error };

const expressionUid = '__expr__';

/**
 * Evaluates a rule as Grafana's server-side expressions do: queries, reduce, math and threshold. One query without rows
 * makes the whole rule NoData, as in Grafana 11.
 */
export async function evaluateRule(
  rule: GrafanaRule,
  ask: Ask,
  now: Date,
  only?: ReadonlySet<string>,
): Promise<Evaluation> {
  const series = new Map<string, Row[]>();
  const numbers = new Map<string, readonly Labelled[]>();
  for (const node of rule.data) {
    if (only !== undefined && !only.has(node.refId)) continue;
    try {
      if (node.datasourceUid !== expressionUid) {
        const rows = await ask(inGrafana(node, now), now);
        if (rows.length === 0) return { kind: 'NoData' };
        series.set(node.refId, rows);
      } else numbers.set(node.refId, expression(node, series, numbers));
    } catch (error) {
      return { kind: 'Error', error: error as Error };
    }
  }
  const condition = numbers.get(rule.condition) ?? [];
  const instances = condition.map(({ labels, value }) => ({
    labels,
    firing: value !== 0,
    values: valuesFor(labels, numbers),
  }));
  return { kind: 'values', instances };
}

/** The nodes that decide whether a rule fires, by refId; the others are what its texts say. */
export function decidingNodes({ data, condition }: GrafanaRule): Set<string> {
  const needed = new Set<string>();
  const need = (name: string): void => {
    needed.add(name);
    const model = data.find(({ refId }) => refId === name)?.model;
    const source = String(model?.['expression'] ?? '');
    const read =
      model?.['type'] === 'math' ? [...source.matchAll(/\$(\w+)/g)].map(([, of]) => of!) : [source];
    for (const of of read) if (of !== '' && !needed.has(of)) need(of);
  };
  need(condition);
  return needed;
}

export function keyOf(labels: Record<string, string>): string {
  return JSON.stringify(Object.entries(labels).sort());
}

/** The script with the query's time range, which Grafana puts in as text. */
function inGrafana({ model, relativeTimeRange }: RuleQuery, now: Date): string {
  const before = (seconds: number): string => new Date(now.getTime() - seconds * 1000).toISOString();
  return String(model['query'])
    .replaceAll('v.timeRangeStart', before(relativeTimeRange.from))
    .replaceAll('v.timeRangeStop', before(relativeTimeRange.to));
}

const hidden = new Set(['_time', '_value', '_start', '_stop', 'result', 'table']);

function expression(
  { refId, model }: RuleQuery,
  series: ReadonlyMap<string, Row[]>,
  numbers: ReadonlyMap<string, readonly Labelled[]>,
): Labelled[] {
  const source = String(model['expression']);
  if (model['type'] === 'reduce') return reduce(series.get(source));
  if (model['type'] === 'math') return evaluateMath(source, numbers);
  if (model['type'] === 'threshold') return threshold(numbers.get(source) ?? [], model);
  throw new Error(`${refId}: an expression of type ${String(model['type'])} is not known`);
}

function reduce(rows: readonly Row[] | undefined): Labelled[] {
  const groups = new Map<string, { labels: Record<string, string>; values: number[] }>();
  for (const row of rows ?? []) {
    if (typeof row['_time'] !== 'string') throw new Error('a series needs _time');
    const labels = Object.fromEntries(
      Object.entries(row).flatMap(([name, value]) => (hidden.has(name) ? [] : [[name, String(value)]])),
    );
    const group = groups.get(keyOf(labels)) ?? { labels, values: [] };
    if (typeof row['_value'] === 'number') group.values.push(row['_value']);
    groups.set(keyOf(labels), group);
  }
  return [...groups.values()].map(({ labels, values }) => ({ labels, value: values.at(-1)! }));
}

function threshold(numbers: readonly Labelled[], model: Record<string, unknown>): Labelled[] {
  const [{ evaluator }] = model['conditions'] as [{ evaluator: { type: 'gt'; params: [number] } }];
  return numbers.map(({ labels, value }) => ({ labels, value: Number(value > evaluator.params[0]) }));
}

function valuesFor(
  labels: Record<string, string>,
  numbers: ReadonlyMap<string, readonly Labelled[]>,
): Record<string, number> {
  return Object.fromEntries(
    [...numbers].flatMap(([name, all]) => {
      const found = all.find((one) => holds(labels, one.labels) || holds(one.labels, labels));
      return found === undefined ? [] : [[name, found.value]];
    }),
  );
}
