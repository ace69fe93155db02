import type { RuleQuery } from './types.js';

/** The data source that every query reads (grafana/datasources). */
export const datasourceUid = 'influxdb-flux';

const expressionUid = '__expr__';

/** A Flux query over the last `seconds`. */
export function fluxQuery(refId: string, query: string, seconds: number): RuleQuery {
  return {
    refId,
    queryType: '',
    relativeTimeRange: { from: seconds, to: 0 },
    datasourceUid,
    model: { refId, query, datasource: { type: 'influxdb', uid: datasourceUid }, intervalMs: 10_000 },
  };
}

/** One number for each series of a query: its last. */
export function reduce(refId: string, expression: string): RuleQuery {
  return expressionNode(refId, { type: 'reduce', expression, reducer: 'last', settings: { mode: 'dropNN' } });
}

/** Arithmetic over numbers: `$observed / $expected`. */
export function math(refId: string, expression: string): RuleQuery {
  return expressionNode(refId, { type: 'math', expression });
}

/** The condition: fires above `above`. */
export function threshold(refId: string, expression: string, above: number): RuleQuery {
  return expressionNode(refId, {
    type: 'threshold',
    expression,
    conditions: [{ evaluator: { type: 'gt', params: [above] } }],
  });
}

function expressionNode(refId: string, model: Record<string, unknown>): RuleQuery {
  return {
    refId,
    queryType: '',
    relativeTimeRange: { from: 0, to: 0 },
    datasourceUid: expressionUid,
    model: { refId, datasource: { type: expressionUid, uid: expressionUid }, ...model },
  };
}
