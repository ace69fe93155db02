import type { Expression } from '../../lang/ast.js';
import { memberOf, membersIn } from '../../lang/members.js';
import type { Closure, FunctionCode } from '../../eval/closure.js';
import { orderNumbers } from '../../eval/operators.js';
import { RegExpValue } from '../../eval/regexp.js';
import { hangsOnNames } from '../../eval/resolve.js';
import { soleExpression } from '../../eval/vectorize.js';
import type { ScanRequest, SeriesKey } from '../../storage/types.js';
import { compareStrings } from '../../table/group-key.js';
import type { Column } from '../../table/column.js';
import type { Value } from '../../eval/values.js';
import { literalOf } from './literals.js';
import type { Literal } from './literals.js';

/** A condition the storage can judge by a series' tags alone; a tag that is missing counts as ''. */
export type SeriesTest = (key: SeriesKey) => boolean;
/** A condition on the value, judged row by row once the series is known. */
export type ValueTest = (key: SeriesKey) => ((column: Column, row: number) => boolean) | boolean;

/** The texts that columns may equal, by column. */
export type Equal = ReadonlyMap<string, ReadonlySet<string>>;

/** What of a filter's condition a scan can take over, as influxd does it, and what remains. */
export interface Pushed {
  series: readonly SeriesTest[];
  values: readonly ValueTest[];
  /** Columns that must equal one of some texts, for the storage to go to the right series directly. */
  equal: Equal;
  /** The columns that it asks about. */
  asked: ReadonlySet<string>;
  rest: readonly Expression[];
}

/** Of functions that hang on nothing outside them: a script that is asked again has the same ones. */
const known = new WeakMap<FunctionCode, Pushed>();

/** Splits a row function's body into what can be pushed into the scan and what cannot. */
export function splitPredicate(fn: Closure): Pushed | undefined {
  const found = known.get(fn.code);
  if (found) return found;
  const body = soleExpression(fn.code.node);
  const [param] = fn.code.params;
  if (!body || !param || fn.code.params.length !== 1) return undefined;
  const pushed = split(body, param.name, fn);
  if (!hangsOnNames(fn.code)) known.set(fn.code, pushed);
  return pushed;
}

function split(body: Expression, param: string, fn: Closure): Pushed {
  const [series, values, rest]: [SeriesTest[], ValueTest[], Expression[]] = [[], [], []];
  const asked = new Set<string>();
  let equal: Equal = new Map();
  for (const conjunct of conjuncts(body)) {
    const node = pushable(conjunct, param, fn);
    if (!node) rest.push(conjunct);
    else if (node.onValue) values.push((key) => node.test(key));
    else series.push((key) => node.test(key) as boolean);
    if (node) for (const column of membersIn(conjunct, param)) asked.add(column);
    // What is no text is a value to the storage's index, too, which knows none.
    if (node?.never) asked.add('_value');
    if (node?.equal) equal = allEqual(equal, node.equal);
  }
  return { series, values, equal, asked, rest };
}

function conjuncts(node: Expression): Expression[] {
  return node.type === 'LogicalExpression' && node.operator === 'and'
    ? [...conjuncts(node.left), ...conjuncts(node.right)]
    : [node];
}

interface Judge {
  onValue: boolean;
  test(key: SeriesKey): ((column: Column, row: number) => boolean) | boolean;
  equal?: Equal;
  /** No series at all is read, whatever the rest of the condition says. */
  never?: true;
}

function pushable(node: Expression, param: string, fn: Closure): Judge | undefined {
  if (node.type === 'LogicalExpression') {
    const left = pushable(node.left, param, fn);
    const right = left && pushable(node.right, param, fn);
    return left && right && (node.operator === 'and' ? both(left, right) : either(left, right));
  }
  if (node.type === 'UnaryExpression') return exists(node, param);
  if (node.type === 'BinaryExpression') {
    const column = memberOf(node.left, param);
    const literal = column === undefined ? undefined : literalOf(node.right, fn);
    if (column === undefined || literal === undefined) return undefined;
    return column === '_value' ? onValue(node.operator, literal) : onTag(column, node.operator, literal);
  }
  return undefined;
}

function both(left: Judge, right: Judge): Judge {
  if (left.never || right.never) return never;
  const test: Judge['test'] = (key) => {
    const a = left.test(key);
    if (a === false) return false;
    const b = right.test(key);
    if (a === true || b === false) return b;
    return b === true ? a : (column, row) => a(column, row) && b(column, row);
  };
  return { onValue: left.onValue || right.onValue, test, equal: allEqual(left.equal, right.equal) };
}

function either(left: Judge, right: Judge): Judge {
  if (left.never || right.never) return never;
  const test: Judge['test'] = (key) => {
    const a = left.test(key);
    if (a === true) return true;
    const b = right.test(key);
    if (a === false || b === true) return b;
    return b === false ? a : (column, row) => a(column, row) || b(column, row);
  };
  return { onValue: left.onValue || right.onValue, test, equal: anyEqual(left.equal, right.equal) };
}

const nothing: Equal = new Map();

/** What holds where both do. */
export function allEqual(a: Equal = nothing, b: Equal = nothing): Equal {
  if (a.size === 0) return b;
  const all = new Map(a);
  for (const [column, values] of b) {
    const known = all.get(column);
    all.set(column, known ? new Set([...known].filter((value) => values.has(value))) : values);
  }
  return all;
}

/** What holds where either does. */
function anyEqual(a: Equal = nothing, b: Equal = nothing): Equal {
  const any = new Map<string, ReadonlySet<string>>();
  for (const [column, values] of a) {
    const others = b.get(column);
    if (others) any.set(column, new Set([...values, ...others]));
  }
  return any;
}

function exists(node: Expression, param: string): Judge | undefined {
  let negated = false;
  let inner = node;
  while (inner.type === 'UnaryExpression' && inner.operator === 'not') {
    negated = !negated;
    inner = inner.argument;
  }
  if (inner.type !== 'UnaryExpression' || inner.operator !== 'exists') return undefined;
  const column = memberOf(inner.argument, param);
  if (column === undefined || column === '_value') return undefined;
  return { onValue: false, test: (key) => (tagOf(key, column) !== '') !== negated };
}

const never: Judge = { onValue: false, never: true, test: () => false };

function onTag(column: string, operator: string, literal: Literal): Judge | undefined {
  if (column === '_time' || column === '_start' || column === '_stop') return undefined;
  if (literal instanceof RegExpValue) {
    if (operator !== '=~' && operator !== '!~') return undefined;
    return { onValue: false, test: (key) => literal.test(tagOf(key, column)) === (operator === '=~') };
  }
  if (typeof literal !== 'string') {
    // The storage takes such a comparison, fails at it for every series and reads none, whatever else is asked.
    return operator === '==' || operator === '!=' ? never : undefined;
  }
  if (operator === '==' && literal !== '')
    return {
      onValue: false,
      test: (key) => tagOf(key, column) === literal,
      equal: new Map([[column, new Set([literal])]]),
    };
  return operator === '!=' ? { onValue: false, test: (key) => tagOf(key, column) !== literal } : undefined;
}

/** A tag's value; '' where the series does not have it. */
export function tagOf(key: SeriesKey, column: string): string {
  if (column === '_measurement') return key.measurement;
  if (column === '_field') return key.field;
  for (const [name, value] of key.tags) if (name === column) return value;
  return '';
}

const holds: Record<string, (order: number) => boolean> = {
  '==': (order) => order === 0,
  '!=': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

function onValue(operator: string, literal: Literal): Judge | undefined {
  if (literal instanceof RegExpValue) {
    if (operator !== '=~' && operator !== '!~') return undefined;
    const wanted = operator === '=~';
    return {
      onValue: true,
      test: () => (column, row) =>
        column.type === 'string' && literal.test(column.raw(row) as string) === wanted,
    };
  }
  const test = holds[operator];
  if (!test) return undefined;
  const onlyEqual = typeof literal === 'string' || typeof literal === 'boolean';
  const supported = !onlyEqual || operator === '==' || operator === '!=';
  return {
    onValue: true,
    test: () => (column, row) => {
      const order = supported ? orderOf(column.get(row), literal) : undefined;
      return order !== undefined && test(order);
    },
  };
}

/** Undefined where the two are of types that the storage does not compare: no comparison holds then. */
function orderOf(value: Value, literal: string | number | bigint | boolean): number | undefined {
  if (typeof value === 'string')
    return typeof literal === 'string' ? compareStrings(value, literal) : undefined;
  if (typeof value === 'boolean')
    return typeof literal === 'boolean' ? Number(value) - Number(literal) : undefined;
  if (typeof value !== 'number' && typeof value !== 'bigint') return undefined;
  if (typeof literal !== 'number' && typeof literal !== 'bigint') return undefined;
  return orderNumbers(value, literal);
}

/** The part of a scan request that the conditions of equality make up. */
export function requestOf(equal: Equal): Pick<ScanRequest, 'measurements' | 'fields' | 'tags'> {
  const measurements = equal.get('_measurement');
  const fields = equal.get('_field');
  const tags: Array<{ key: string; values: ReadonlySet<string> }> = [];
  for (const [key, values] of equal) {
    if (key !== '_measurement' && key !== '_field') tags.push({ key, values });
  }
  return { ...(measurements && { measurements }), ...(fields && { fields }), tags };
}
