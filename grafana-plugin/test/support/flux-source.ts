import { type DataFrame, FieldType, toDataFrame } from '@grafana/data';
import { type Engine, Time, rowsOf } from '@firewatch/engine';

type Result = Awaited<ReturnType<Engine['query']>>[number];
type Table = Result['tables'][number];

/**
 * A table of a result as Grafana's InfluxDB source gives it: one frame; text columns of the group key are labels of its
 * other columns, `_start` and `_stop` are left out.
 */
function frameOf(result: Result, table: Table): DataFrame {
  const rows = rowsOf([{ ...result, tables: [table] }]);
  const labels: Record<string, string> = {};
  for (const { label, value } of table.key.columns) {
    if (typeof value === 'string') {
      labels[label] = value;
    }
  }
  const fields = table
    .entries()
    .filter(([name]) => !table.key.has(name) && name !== '_start' && name !== '_stop')
    .map(([name, { type }]) => ({
      name,
      type: type === 'time' ? FieldType.time : type === 'string' ? FieldType.string : FieldType.number,
      ...(type === 'time' ? {} : { labels }),
      values: rows.map((row) => {
        const value = row[name] ?? null;
        return value instanceof Time ? Number(value.ns / 1_000_000n) : value === null ? null : Number(value);
      }),
    }));
  return toDataFrame({ refId: 'A', fields });
}

/** Runs a script as a dashboard does. `now` is the script's clock. */
export async function queryFrames(engine: Engine, script: string, now: Date): Promise<DataFrame[]> {
  const results = await engine.query(script, { now });
  return results.flatMap((result) => result.tables.map((table) => frameOf(result, table)));
}
