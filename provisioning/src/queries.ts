import { compose, flux, loadScript, type Model, type ParamValue } from '@firewatch/flux';

const composed = new Map<string, string>();

/**
 * A script of flux/queries as Grafana runs it: whole, with its comments, and with Grafana's variables in place of the
 * time range.
 * @param name the file's name without folder and ending
 * @param params values for the script's other parameters
 */
export function grafanaQuery(
  name: string,
  model: Model,
  params: Readonly<Record<string, ParamValue>> = {},
): string {
  const key = JSON.stringify([name, model.hash, params]);
  let query = composed.get(key);
  if (query === undefined) {
    const source = loadScript(`queries/${name}`);
    const range: Record<string, ParamValue> = /^params = \{[^}]*\bstart:/m.test(source)
      ? { start: flux('v.timeRangeStart'), stop: flux('v.timeRangeStop') }
      : {};
    query = compose(source, { model, comments: true, params: { ...range, ...params } });
    composed.set(key, query);
  }
  return query;
}
