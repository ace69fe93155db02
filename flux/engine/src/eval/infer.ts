import type { CallExpression, Expression, FunctionExpression } from '../lang/ast.js';
import type { Table } from '../table/table.js';
import { BuiltinFunction } from './builtin.js';
import type { Builtin } from './builtin.js';
import { Closure } from './closure.js';
import { natureOf } from './natures.js';
import type { Nature } from './natures.js';
import { frameAt } from './scope.js';
import type { Binding } from './scope.js';
import { FluxRecord, isFunction } from './values.js';
import type { Value } from './values.js';

/** What is known of an expression's kind without running it; undefined where nothing is. */
type Kind = Nature | RecordKind | ArrayKind | FunctionKind | PackageKind | undefined;

class ArrayKind {
  constructor(readonly element: Kind) {}
}

class RecordKind {
  constructor(
    readonly fields: ReadonlyMap<string, Kind>,
    readonly base?: Kind,
  ) {}

  get(name: string): Kind {
    if (this.fields.has(name)) return this.fields.get(name);
    return this.base instanceof RecordKind ? this.base.get(name) : undefined;
  }
}

/** A function whose result's kind is worked out where it is called. */
class FunctionKind {
  constructor(
    readonly result: (args: ReadonlyMap<string, Kind>) => Kind,
    /** What it is, where it is no function that the expression itself makes. */
    readonly of?: BuiltinFunction | Closure,
  ) {}
}

/** An imported package, whose members are known values. */
class PackageKind {
  constructor(readonly member: (name: string) => Value) {}
}

type Lookup = (name: string) => Kind;

/** Told of each variable outside of a function that is looked at: so many frames out from the function's, at that slot. */
export type Note = (fn: Closure, at: Binding, value: Value | undefined) => void;

const depthLimit = 32;

/** The types of a table's columns, by label. */
export type Labelled = ReadonlyMap<string, Nature>;

export function columnNatures(table: Table): Labelled {
  return new Map(table.layout.labels.map((label, index) => [label, table.columns[index].type]));
}

/**
 * The kinds that the properties of a row function's record have by the script alone; undefined where nothing tells.
 * influxd types the columns that `map` makes this way, so that one whose rows are all null still has its type.
 * @param rows what the function's parameters hold
 */
export function inferProperties(
  fn: Closure,
  rows: Readonly<Record<string, Labelled>>,
): (label: string) => Nature | undefined {
  const own = new Map(Object.entries(rows).map(([name, labels]) => [name, new RecordKind(labels)]));
  const record = bodyKind(fn.code.node, own, outerLookup(fn), 0);
  return (label) => {
    return asNature(record instanceof RecordKind ? record.get(label) : undefined);
  };
}

/** The kinds of all properties of which something tells, by label. They depend on the rows and on what is noted. */
export function inferRecord(
  fn: Closure,
  rows: Readonly<Record<string, Labelled>>,
  note?: Note,
): Map<string, Nature> {
  const own = new Map(Object.entries(rows).map(([name, labels]) => [name, new RecordKind(labels)]));
  const known = new Map<string, Nature>();
  const take = (kind: Kind): void => {
    if (!(kind instanceof RecordKind)) return;
    take(kind.base);
    for (const [label, field] of kind.fields) {
      const nature = asNature(field);
      if (nature) known.set(label, nature);
      else known.delete(label);
    }
  };
  take(bodyKind(fn.code.node, own, outerLookup(fn, note), 0));
  return known;
}

/** What is known of the expressions of a function. */
export interface Known {
  /** The kind of an expression, its rows' columns taken for what they are. */
  natureOf: (node: Expression) => Nature | undefined;
  /** The same by the script alone. */
  scriptOf: (node: Expression) => Nature | undefined;
  /** The function of the library that a call calls; undefined for any other. */
  builtinOf: (node: CallExpression) => Builtin | undefined;
  /** The kind of an array's elements, by the script alone. */
  elementOf: (node: Expression) => Nature | undefined;
}

/** The parameter that holds the row. */
export const rowName = 'r';

/**
 * Visits every expression of a row function's own body, what it consists of before itself; functions within it are no part
 * of it.
 * @param rows what its parameters hold
 * @param deep whether to visit the functions, too, that it calls
 */
export function eachExpression(
  fn: Closure,
  rows: Readonly<Record<string, Labelled>>,
  visit: (node: Expression, known: Known) => void,
  deep = false,
): void {
  const kinds = new Map<string, Kind>(
    Object.entries(rows).map(([name, labels]) => [name, new RecordKind(labels)]),
  );
  const fixed = new Map([...kinds].filter(([name]) => name !== rowName)).set(rowName, undefined);
  const outer = outerLookup(fn);
  walkBody(
    fn.code.node,
    { all: scopeOf(kinds, outer), fixed: scopeOf(fixed, outer) },
    visit,
    deep ? 0 : depthLimit,
  );
}

interface Names {
  readonly own: Map<string, Kind>;
  readonly lookup: Lookup;
}

interface Scopes {
  /** With the columns of the rows. */
  all: Names;
  /** By the script alone. */
  fixed: Names;
}

function scopeOf(own: Map<string, Kind>, outer: Lookup): Names {
  return { own, lookup: (name) => (own.has(name) ? own.get(name) : outer(name)) };
}

function walkBody(
  { body }: FunctionExpression,
  { all, fixed }: Scopes,
  visit: (node: Expression, known: Known) => void,
  depth: number,
): void {
  const known: Known = {
    natureOf: (node) => asNature(kindOf(node, all.lookup, 0)),
    scriptOf: (node) => asNature(kindOf(node, fixed.lookup, 0)),
    elementOf: (node) => {
      const kind = kindOf(node, fixed.lookup, 0);
      return kind instanceof ArrayKind ? asNature(kind.element) : undefined;
    },
    builtinOf: (node) => {
      const { of } = calleeKind(node) ?? {};
      return of instanceof BuiltinFunction ? of.builtin : undefined;
    },
  };
  const calleeKind = (node: CallExpression): FunctionKind | undefined => {
    const kind = kindOf(node.callee, all.lookup, 0);
    return kind instanceof FunctionKind ? kind : undefined;
  };
  const called = (node: CallExpression): void => {
    const fn = calleeKind(node)?.of;
    if (!(fn instanceof Closure)) return;
    const outer = outerLookup(fn);
    const args = ({ lookup }: Names): Map<string, Kind> =>
      new Map(
        fn.code.node.params.map(({ name }) => {
          const given = node.arguments.find(({ key }) => key === name);
          return [name, given ? (given.value ? kindOf(given.value, lookup, 0) : lookup(name)) : undefined];
        }),
      );
    walkBody(
      fn.code.node,
      { all: scopeOf(args(all), outer), fixed: scopeOf(args(fixed), outer) },
      visit,
      depth + 1,
    );
  };
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(walk);
    if (typeof node !== 'object' || node === null) return;
    const { type } = node as Expression;
    if (type === 'FunctionExpression') return;
    Object.values(node).forEach(walk);
    if (type === 'CallExpression' && depth < callLimit) called(node as CallExpression);
    if ('type' in node) visit(node as Expression, known);
  };
  for (const statement of body.type === 'Block' ? body.body : [body]) {
    walk(statement);
    if (statement.type !== 'VariableAssignment') continue;
    for (const { own, lookup } of [all, fixed]) own.set(statement.name, kindOf(statement.init, lookup, 0));
  }
}

/** Functions that call one another are followed so far. */
const callLimit = 4;

function asNature(kind: Kind): Nature | undefined {
  if (kind instanceof ArrayKind) return 'array';
  return typeof kind === 'string' ? kind : undefined;
}

/** What the function sees outside of itself. */
function outerLookup(fn: Closure, note?: Note): Lookup {
  return (name) => {
    const binding = fn.code.scope.resolve(name);
    if (!binding) return name === 'true' || name === 'false' ? 'bool' : knownKind(fn, name);
    if (binding.depth === 0) return undefined;
    const at = { depth: binding.depth - 1, slot: binding.slot };
    const value: Value | undefined = frameAt(fn.frame, at.depth).slots[at.slot];
    note?.(fn, at, value);
    return value === undefined ? undefined : valueKind(value, note);
  };
}

function knownKind(fn: Closure, name: string): Kind {
  const { known } = fn.code;
  const value = known.universe(name);
  if (value !== undefined) return valueKind(value);
  const member = known.imported(name);
  return member && new PackageKind(member);
}

function valueKind(value: Value, note?: Note): Kind {
  if (value instanceof FluxRecord)
    return new RecordKind(new Map([...value.fields].map(([key, item]) => [key, valueKind(item, note)])));
  if (value instanceof BuiltinFunction) {
    const { returns, returnsKindOf } = value.builtin;
    if (returnsKindOf === undefined) return new FunctionKind(() => returns, value);
    return new FunctionKind((args) => args.get(returnsKindOf), value);
  }
  if (value instanceof Closure) return closureKind(value, note);
  if (Array.isArray(value)) return new ArrayKind(valueKind((value as readonly Value[])[0] ?? null, note));
  if (isFunction(value) || value === null) return undefined;
  return natureOf(value);
}

function closureKind(fn: Closure, note?: Note): FunctionKind {
  const outer = outerLookup(fn, note);
  return new FunctionKind((args) => bodyKind(fn.code.node, args, outer, 1), fn);
}

function bodyKind(
  node: FunctionExpression,
  args: ReadonlyMap<string, Kind>,
  outer: Lookup,
  depth: number,
): Kind {
  const own = new Map<string, Kind>();
  for (const { name, default: fallback } of node.params)
    own.set(name, args.get(name) ?? (fallback ? kindOf(fallback, outer, depth + 1) : undefined));
  const lookup: Lookup = (name) => (own.has(name) ? own.get(name) : outer(name));
  if (node.body.type !== 'Block') return kindOf(node.body, lookup, depth + 1);
  for (const statement of node.body.body) {
    if (statement.type === 'VariableAssignment')
      own.set(statement.name, kindOf(statement.init, lookup, depth + 1));
    else if (statement.type === 'ReturnStatement') return kindOf(statement.argument, lookup, depth + 1);
  }
  return undefined;
}

const arithmetic = new Set(['+', '-', '*', '/', '%', '^']);

function kindOf(node: Expression, lookup: Lookup, depth: number): Kind {
  if (depth > depthLimit) return undefined;
  const next = (child: Expression): Kind => kindOf(child, lookup, depth + 1);
  switch (node.type) {
    case 'IntegerLiteral':
      return 'int';
    case 'FloatLiteral':
      return 'float';
    case 'StringLiteral':
    case 'StringExpression':
    case 'LabelLiteral':
      return 'string';
    case 'DateTimeLiteral':
      return 'time';
    case 'DurationLiteral':
      return 'duration';
    case 'RegexpLiteral':
      return 'regexp';
    case 'ArrayExpression':
      return new ArrayKind(node.elements[0] && next(node.elements[0]));
    case 'DictExpression':
      return 'dictionary';
    case 'Identifier':
      return lookup(node.name);
    case 'MemberExpression': {
      const object = next(node.object);
      if (object instanceof PackageKind) return valueKind(object.member(node.property));
      return object instanceof RecordKind ? object.get(node.property) : undefined;
    }
    case 'UnaryExpression':
      return node.operator === 'exists' || node.operator === 'not' ? 'bool' : next(node.argument);
    case 'LogicalExpression':
      return 'bool';
    case 'BinaryExpression':
      return arithmetic.has(node.operator) ? (next(node.left) ?? next(node.right)) : 'bool';
    case 'ConditionalExpression':
      return next(node.alternate) ?? next(node.consequent);
    case 'ObjectExpression':
      return new RecordKind(
        new Map(node.properties.map(({ key, value }) => [key, value ? next(value) : lookup(key)])),
        node.with === undefined ? undefined : lookup(node.with),
      );
    case 'FunctionExpression':
      return new FunctionKind((args) => bodyKind(node, args, lookup, depth + 1));
    case 'CallExpression':
    case 'PipeExpression': {
      const call = node.type === 'PipeExpression' ? node.call : node;
      const callee = next(call.callee);
      if (!(callee instanceof FunctionKind)) return undefined;
      return callee.result(
        new Map(call.arguments.map(({ key, value }) => [key, value ? next(value) : lookup(key)])),
      );
    }
    case 'IndexExpression': {
      const array = next(node.array);
      return array instanceof ArrayKind ? array.element : undefined;
    }
  }
}
