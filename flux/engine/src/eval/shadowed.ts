import type { Expression, FunctionExpression, Property, Statement } from '../lang/ast.js';
import { TableStream } from './stream.js';
import { isFunction } from './values.js';
import type { Value } from './values.js';

/** Whether influxd writes a variable's value in the place of its name, before it compiles the function that names it. */
export function isInlined(value: Value): boolean {
  return value !== null && !isFunction(value) && !(value instanceof TableStream);
}

/**
 * A function that another is given to run, with names in the functions within it marked to be looked up outside: those of
 * their parameters that have the name of a variable. influxd writes that variable's value in their place wherever it looks
 * names up at all: not in what is called, piped, written into a text or brought by `with`.
 */
export function withOutsideNames(node: FunctionExpression, names: ReadonlySet<string>): FunctionExpression {
  return { ...node, body: changedBody(node.body, { names, params: [] }) };
}

interface Place {
  names: ReadonlySet<string>;
  /** Parameters of the functions around that stand within. */
  params: readonly string[];
}

function changedBody(body: FunctionExpression['body'], place: Place): FunctionExpression['body'] {
  return body.type === 'Block'
    ? { ...body, body: body.body.map((statement) => changedStatement(statement, place)) }
    : changed(body, place);
}

function changedStatement(statement: Statement, place: Place): Statement {
  switch (statement.type) {
    case 'ReturnStatement':
      return { ...statement, argument: changed(statement.argument, place) };
    case 'ExpressionStatement':
      return { ...statement, expression: changed(statement.expression, place) };
    default:
      return { ...statement, init: changed(statement.init, place) };
  }
}

function changed(node: Expression, place: Place): Expression {
  const of = (child: Expression): Expression => changed(child, place);
  switch (node.type) {
    case 'Identifier':
      return isShadowing(node.name, place) ? { ...node, outside: true } : node;
    case 'MemberExpression':
      return { ...node, object: of(node.object) };
    case 'CallExpression':
      return { ...node, arguments: node.arguments.map((one) => changedProperty(one, place)) };
    case 'ObjectExpression':
      return { ...node, properties: node.properties.map((one) => changedProperty(one, place)) };
    case 'PipeExpression':
      return {
        ...node,
        call: { ...node.call, arguments: node.call.arguments.map((one) => changedProperty(one, place)) },
      };
    case 'FunctionExpression':
      return {
        ...node,
        body: changedBody(node.body, {
          ...place,
          params: [...place.params, ...node.params.map(({ name }) => name)],
        }),
      };
    case 'BinaryExpression':
    case 'LogicalExpression':
      return { ...node, left: of(node.left), right: of(node.right) };
    case 'UnaryExpression':
      return { ...node, argument: of(node.argument) };
    case 'ArrayExpression':
      return { ...node, elements: node.elements.map(of) };
    case 'IndexExpression':
      return { ...node, array: of(node.array), index: of(node.index) };
    case 'ConditionalExpression':
      return {
        ...node,
        test: of(node.test),
        consequent: of(node.consequent),
        alternate: of(node.alternate),
      };
    default:
      return node;
  }
}

function changedProperty(property: Property, place: Place): Property {
  const { key, value, at } = property;
  if (value) return { ...property, value: changed(value, place) };
  return isShadowing(key, place)
    ? { ...property, value: { type: 'Identifier', name: key, at, outside: true } }
    : property;
}

function isShadowing(name: string, { names, params }: Place): boolean {
  return names.has(name) && params.includes(name);
}
