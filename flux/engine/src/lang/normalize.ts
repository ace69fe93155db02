import { FluxError } from '../eval/errors.js';
import type {
  Block,
  CallExpression,
  Expression,
  File,
  Located,
  Parameter,
  Property,
  Statement,
} from './ast.js';

/** A node as the parser gives it: some lack their type, see `expression`. */
interface RawNode {
  type?: string;
  location?: { start: { line: number; column: number }; end: { line: number; column: number } };
  errors?: unknown[];
  [field: string]: unknown;
}

export interface SyntaxFault extends Located {
  message: string;
}

/** Makes the parser's tree uniform: one shape a node, places kept, parentheses dropped. */
export class Normalizer {
  /** What is wrong with the syntax; the tree may only be used when this stays empty. */
  readonly faults: SyntaxFault[] = [];

  file(raw: RawNode): File {
    this.note(raw);
    const imports = list(raw['imports']).map((node) => {
      this.note(node);
      const path = String((node['path'] as RawNode)['value']);
      const as = node['as'] as RawNode | null | undefined;
      return { ...place(node), path, name: as ? String(as['name']) : path.slice(path.lastIndexOf('/') + 1) };
    });
    return { imports, body: list(raw['body']).flatMap((node) => this.statement(node)) };
  }

  private statement(node: RawNode): Statement[] {
    this.note(node);
    const at = place(node);
    switch (node.type) {
      case 'VariableAssignment':
        return [
          { ...at, type: 'VariableAssignment', name: nameOf(node['id']), init: this.child(node, 'init') },
        ];
      case 'OptionStatement': {
        const assignment = node['assignment'] as RawNode;
        const member = assignment['member'] as RawNode | undefined;
        const owner = member ? nameOf(member['object']) : undefined;
        const name = member ? propertyName(member['property'] as RawNode) : nameOf(assignment['id']);
        return [
          { ...at, type: 'OptionStatement', package: owner, name, init: this.child(assignment, 'init') },
        ];
      }
      case 'ExpressionStatement':
        return [{ ...at, type: 'ExpressionStatement', expression: this.child(node, 'expression') }];
      case 'ReturnStatement':
        return [{ ...at, type: 'ReturnStatement', argument: this.child(node, 'argument') }];
      case 'TestCaseStatement':
        throw new FluxError('a testcase can only stand at the top of a script', { place: at.at });
      case 'BadStatement':
        this.faults.push({ ...at, message: `invalid statement: ${String(node['text'])}` });
        return [];
      default:
        // A `builtin` declaration says a type and does nothing when run.
        return [];
    }
  }

  private child(node: RawNode, field: string): Expression {
    return this.expression(node[field] as RawNode);
  }

  private expression(node: RawNode): Expression {
    this.note(node);
    const at = place(node);
    const type = node.type ?? (node['callee'] ? 'CallExpression' : 'Identifier');
    switch (type) {
      case 'ParenExpression':
        return this.child(node, 'expression');
      case 'Identifier':
        return { ...at, type, name: String(node['name']) };
      case 'ObjectExpression': {
        const base = node['with'] as RawNode | undefined;
        return {
          ...at,
          type,
          with: base ? nameOf(base['source'] ?? base) : undefined,
          properties: this.properties(node),
        };
      }
      case 'ArrayExpression':
        return { ...at, type, elements: list(node['elements']).map((element) => this.element(element)) };
      case 'DictExpression':
        return {
          ...at,
          type,
          elements: list(node['elements']).map((item) => ({
            key: this.child(item, 'key'),
            val: this.child(item, 'val'),
          })),
        };
      case 'FunctionExpression': {
        const body = node['body'] as RawNode;
        const params = list(node['params']).map((param) => this.parameter(param));
        return {
          ...at,
          type,
          params,
          body: body.type === 'Block' ? this.block(body) : this.expression(body),
        };
      }
      case 'CallExpression':
        return this.call(node);
      case 'PipeExpression':
        return {
          ...at,
          type,
          argument: this.child(node, 'argument'),
          call: this.call(node['call'] as RawNode),
        };
      case 'MemberExpression':
        return {
          ...at,
          type,
          object: this.child(node, 'object'),
          property: propertyName(node['property'] as RawNode),
        };
      case 'IndexExpression':
        return { ...at, type, array: this.child(node, 'array'), index: this.child(node, 'index') };
      case 'UnaryExpression':
        return { ...at, type, operator: String(node['operator']), argument: this.child(node, 'argument') };
      case 'BinaryExpression':
        return {
          ...at,
          type,
          operator: String(node['operator']),
          left: this.child(node, 'left'),
          right: this.child(node, 'right'),
        };
      case 'LogicalExpression':
        return {
          ...at,
          type,
          operator: node['operator'] === 'and' ? 'and' : 'or',
          left: this.child(node, 'left'),
          right: this.child(node, 'right'),
        };
      case 'ConditionalExpression':
        return {
          ...at,
          type,
          test: this.child(node, 'test'),
          consequent: this.child(node, 'consequent'),
          alternate: this.child(node, 'alternate'),
        };
      case 'StringExpression':
        return {
          ...at,
          type,
          parts: list(node['parts']).map((part) =>
            part.type === 'TextPart' ? String(part['value']) : this.child(part, 'expression'),
          ),
        };
      case 'IntegerLiteral':
      case 'StringLiteral':
      case 'DateTimeLiteral':
      case 'RegexpLiteral':
      case 'LabelLiteral':
        return { ...at, type, value: String(node['value']) };
      case 'UnsignedIntegerLiteral':
        return { ...at, type: 'IntegerLiteral', value: String(node['value']) };
      case 'FloatLiteral':
        return { ...at, type, value: Number(node['value']) };
      case 'BooleanLiteral':
        return { ...at, type: 'Identifier', name: String(node['value']) };
      case 'DurationLiteral':
        return { ...at, type, values: node['values'] as Array<{ magnitude: number; unit: string }> };
      default:
        this.faults.push({
          ...at,
          message: `invalid expression: ${typeof node['text'] === 'string' ? node['text'] : type}`,
        });
        return { ...at, type: 'Identifier', name: 'bad' };
    }
  }

  private element(node: RawNode): Expression {
    // An array's elements may be wrapped together with the comments that follow them.
    return this.expression(
      node.type === undefined && node['expression'] ? (node['expression'] as RawNode) : node,
    );
  }

  private call(node: RawNode): CallExpression {
    this.note(node);
    const args = list(node['arguments'])[0];
    if (args) this.note(args);
    return {
      ...place(node),
      type: 'CallExpression',
      callee: this.child(node, 'callee'),
      arguments: args ? this.properties(args) : [],
    };
  }

  private properties(node: RawNode): Property[] {
    return list(node['properties']).map((property) => {
      this.note(property);
      const value = property['value'] as RawNode | null;
      return {
        ...place(property),
        key: propertyName(property['key'] as RawNode),
        value: value ? this.expression(value) : null,
      };
    });
  }

  private parameter(node: RawNode): Parameter {
    this.note(node);
    const value = node['value'] as RawNode | null;
    const pipe = value?.type === 'PipeLiteral';
    return {
      name: propertyName(node['key'] as RawNode),
      pipe,
      default: value && !pipe ? this.expression(value) : undefined,
    };
  }

  private block(node: RawNode): Block {
    this.note(node);
    return {
      ...place(node),
      type: 'Block',
      body: list(node['body']).flatMap((item) => this.statement(item)),
    };
  }

  private note(node: RawNode): void {
    for (const error of node.errors ?? []) {
      const message = typeof error === 'string' ? error : String((error as { msg?: unknown }).msg ?? error);
      this.faults.push({ ...place(node), message });
    }
  }
}

function list(value: unknown): RawNode[] {
  return Array.isArray(value) ? (value as RawNode[]) : [];
}

function nameOf(value: unknown): string {
  return String((value as RawNode)['name']);
}

function propertyName(node: RawNode): string {
  return String(node['name'] ?? node['value']);
}

function place(node: RawNode): Located {
  const { start, end } = node.location ?? { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
  return { at: { line: start.line, column: start.column, endLine: end.line, endColumn: end.column } };
}
