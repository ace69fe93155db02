import type { Builder, Dataquery } from '@grafana/grafana-foundation-sdk/cog';
import { flux, makeModel, type ParamValue } from '@firewatch/flux';
import { grafanaQuery } from '../queries.js';
import { datasourceUid } from '../rules/nodes.js';

export const datasource = { type: 'influxdb', uid: datasourceUid };

/** A query as the InfluxDB data source's Flux editor keeps it. */
interface FluxQuery extends Dataquery {
  refId: string;
  query: string;
  datasource: typeof datasource;
}

/**
 * A script of flux/queries as a panel's query: Grafana's variables stand where the script has parameters. `after` is one
 * more step, for a panel that wants all in one table.
 */
export class FluxQueryBuilder implements Builder<Dataquery> {
  readonly #query: FluxQuery;

  constructor(name: string, params: Readonly<Record<string, ParamValue>> = {}, refId = 'A', after?: string) {
    const script = grafanaQuery(name, makeModel({}), params);
    const query = after === undefined ? script : `${script.trimEnd()}\n    |> ${after}\n`;
    this.#query = { refId, query, datasource, _implementsDataqueryVariant: () => undefined };
  }

  build(): Dataquery {
    return this.#query;
  }
}

/** The dashboard's variable `status`, one value. */
export const theStatus = flux('${status:doublequote}');

/** The same as `theStatus`, as a list: all that are chosen. */
export const theStatuses = flux('[${status:doublequote}]');
