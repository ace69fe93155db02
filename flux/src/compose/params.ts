import { ConfigurationError } from '../errors.js';
import { literal, type ParamValue } from './literals.js';
import type { Node, Statement } from './syntax.js';

/**
 * Puts values into a script's `params = {…}` record; what is not given keeps its default.
 * @throws ConfigurationError where the script has no such parameter
 */
export function withParams(
  statements: readonly Statement[],
  values: Readonly<Record<string, ParamValue>>,
): Statement[] {
  const given = new Map(Object.entries(values));
  const known = statements.flatMap((s) => (s.name === 'params' ? fields(s).map(([key]) => key) : []));
  const unknown = [...given.keys()].find((key) => !known.includes(key));
  if (unknown !== undefined) {
    const list = known.length === 0 ? 'it has none' : `it has ${known.join(', ')}`;
    throw new ConfigurationError(`the script has no parameter "${unknown}"; ${list}`);
  }
  return statements.map((statement) => {
    if (statement.name !== 'params' || given.size === 0) return statement;
    const pairs = fields(statement).map(([key, source]) => {
      const value = given.get(key);
      return `${key}: ${value === undefined ? source : literal(value)}`;
    });
    return { ...statement, source: `params = {${pairs.join(', ')}}` };
  });
}

function fields(statement: Statement): Array<[key: string, source: string]> {
  const { properties } = statement.node['init'] as { properties: Node[] };
  return properties.map((property) => {
    const key = property['key'] as Node;
    const value = property.value as Node;
    return [key.name ?? String(key.value), value.location?.source ?? ''];
  });
}
