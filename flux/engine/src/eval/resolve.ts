import type { Expression, Statement } from '../lang/ast.js';
import { Closure } from './closure.js';
import type { FunctionCode } from './closure.js';
import { FluxError } from './errors.js';
import { frameAt } from './scope.js';
import type { Binding } from './scope.js';
import { withOutsideNames } from './shadowed.js';
import type { FluxFunction } from './values.js';

/**
 * Looks up the names in a function that another is given to run, as influxd does before it compiles one. The parameters of
 * functions written within it are names of the surroundings to influxd, too: it does not find them there, or takes what it
 * finds there for them.
 * Throws FluxError for the first name that is not found.
 * @returns the function as influxd then has it
 */
export function resolveNames(fn: FluxFunction): FluxFunction {
  if (!(fn instanceof Closure)) return fn;
  const { names, changed } = resolved(fn.code);
  for (const { name, binding } of names) {
    if (binding === undefined) throw new FluxError(`name {"${name}" ""} does not exist in scope`);
    // The function's own frame is not there yet.
    const value = frameAt(fn.frame, binding.depth - 1).slots[binding.slot];
    if (value instanceof Closure) resolveNames(value);
  }
  return changed ? new Closure(changed, fn.frame, fn.name) : fn;
}

interface Name {
  name: string;
  /** Where its value stands; undefined where there is none. */
  binding: Binding | undefined;
}

interface Resolved {
  names: readonly Name[];
  /** The function with names looked up elsewhere than where the script has them; absent where there are none. */
  changed: FunctionCode | undefined;
}

const known = new WeakMap<FunctionCode, Resolved>();

function resolved(code: FunctionCode): Resolved {
  let found = known.get(code);
  if (!found) {
    const names = new Names(code);
    found = { names: names.read(code.node.body), changed: undefined };
    if (names.shadowing.size > 0) found.changed = code.again(withOutsideNames(code.node, names.shadowing));
    known.set(code, found);
  }
  return found;
}

/** Whether what a function says hangs on what names outside of it stand for. */
export function hangsOnNames(code: FunctionCode): boolean {
  return resolved(code).names.length > 0;
}

/** The names that influxd looks up: those in what is called, piped, written into a text or brought by `with` are not. */
class Names {
  private readonly found: Name[] = [];
  private readonly own: Set<string>;
  /** The parameters of functions within. */
  private readonly within = new Set<string>();
  /** Those that are named as a variable is that influxd finds outside. */
  readonly shadowing = new Set<string>();

  constructor(private readonly code: FunctionCode) {
    this.own = new Set(code.params.map(({ name }) => name));
  }

  read(body: FunctionCode['node']['body']): readonly Name[] {
    this.body(body);
    return this.found;
  }

  private body(body: FunctionCode['node']['body']): void {
    if (body.type === 'Block') for (const statement of body.body) this.statement(statement);
    else this.expression(body);
  }

  private statement(statement: Statement): void {
    switch (statement.type) {
      case 'ReturnStatement':
        return this.expression(statement.argument);
      case 'ExpressionStatement':
        return this.expression(statement.expression);
      default:
        this.expression(statement.init);
        this.own.add(statement.name);
    }
  }

  private expression(node: Expression): void {
    switch (node.type) {
      case 'Identifier':
        return this.name(node.name);
      case 'MemberExpression':
        return this.expression(node.object);
      case 'CallExpression':
      case 'ObjectExpression':
        for (const { key, value } of node.type === 'CallExpression' ? node.arguments : node.properties) {
          if (value) this.expression(value);
          else this.name(key);
        }
        return;
      case 'PipeExpression':
        return this.expression(node.call);
      case 'FunctionExpression':
        for (const { name } of node.params) this.within.add(name);
        return this.body(node.body);
      case 'BinaryExpression':
      case 'LogicalExpression':
        this.expression(node.left);
        return this.expression(node.right);
      case 'UnaryExpression':
        return this.expression(node.argument);
      case 'ArrayExpression':
        return node.elements.forEach((element) => this.expression(element));
      case 'IndexExpression':
        this.expression(node.array);
        return this.expression(node.index);
      case 'ConditionalExpression':
        this.expression(node.test);
        this.expression(node.alternate);
        return this.expression(node.consequent);
    }
  }

  private name(name: string): void {
    if (this.own.has(name)) return;
    const { scope, known } = this.code;
    const binding = scope.resolve(name);
    if (binding && this.within.has(name)) this.shadowing.add(name);
    if (binding) this.found.push({ name, binding });
    else if (!isUniversal(name) && known.universe(name) === undefined && !known.imported(name))
      this.found.push({ name, binding });
  }
}

function isUniversal(name: string): boolean {
  return name === 'true' || name === 'false';
}
