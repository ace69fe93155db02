/** The syntax tree of a script, as the official parser gives it and `normalize` makes it uniform. */

export interface Located {
  /** Where it starts, counted from 1, and its end. */
  at: { line: number; column: number; endLine: number; endColumn: number };
}

export interface Identifier extends Located {
  type: 'Identifier';
  name: string;
  /** Whether it is looked up outside of the function that another is given to run, past what is declared in between. */
  outside?: true;
}
export interface Property extends Located {
  key: string;
  /** Absent in `{name}`, which means `{name: name}`, and for a parameter without default. */
  value: Expression | null;
}
export interface ObjectExpression extends Located {
  type: 'ObjectExpression';
  with: string | undefined;
  properties: Property[];
}
export interface ArrayExpression extends Located {
  type: 'ArrayExpression';
  elements: Expression[];
}
export interface DictExpression extends Located {
  type: 'DictExpression';
  elements: Array<{ key: Expression; val: Expression }>;
}
export interface FunctionExpression extends Located {
  type: 'FunctionExpression';
  params: Parameter[];
  body: Expression | Block;
}
export interface Parameter {
  name: string;
  pipe: boolean;
  default: Expression | undefined;
}
export interface Block extends Located {
  type: 'Block';
  body: Statement[];
}
export interface CallExpression extends Located {
  type: 'CallExpression';
  callee: Expression;
  arguments: Property[];
}
export interface PipeExpression extends Located {
  type: 'PipeExpression';
  argument: Expression;
  call: CallExpression;
}
export interface MemberExpression extends Located {
  type: 'MemberExpression';
  object: Expression;
  property: string;
}
export interface IndexExpression extends Located {
  type: 'IndexExpression';
  array: Expression;
  index: Expression;
}
export interface UnaryExpression extends Located {
  type: 'UnaryExpression';
  operator: string;
  argument: Expression;
}
export interface BinaryExpression extends Located {
  type: 'BinaryExpression';
  operator: string;
  left: Expression;
  right: Expression;
}
export interface LogicalExpression extends Located {
  type: 'LogicalExpression';
  operator: 'and' | 'or';
  left: Expression;
  right: Expression;
}
export interface ConditionalExpression extends Located {
  type: 'ConditionalExpression';
  test: Expression;
  consequent: Expression;
  alternate: Expression;
}
export interface StringExpression extends Located {
  type: 'StringExpression';
  parts: Array<string | Expression>;
}
export interface IntegerLiteral extends Located {
  type: 'IntegerLiteral';
  value: string;
}
export interface FloatLiteral extends Located {
  type: 'FloatLiteral';
  value: number;
}
export interface StringLiteral extends Located {
  type: 'StringLiteral';
  value: string;
}
export interface DateTimeLiteral extends Located {
  type: 'DateTimeLiteral';
  value: string;
}
export interface DurationLiteral extends Located {
  type: 'DurationLiteral';
  values: Array<{ magnitude: number; unit: string }>;
}
export interface RegexpLiteral extends Located {
  type: 'RegexpLiteral';
  value: string;
}
export interface LabelLiteral extends Located {
  type: 'LabelLiteral';
  value: string;
}

export type Expression =
  | Identifier
  | ObjectExpression
  | ArrayExpression
  | DictExpression
  | FunctionExpression
  | CallExpression
  | PipeExpression
  | MemberExpression
  | IndexExpression
  | UnaryExpression
  | BinaryExpression
  | LogicalExpression
  | ConditionalExpression
  | StringExpression
  | IntegerLiteral
  | FloatLiteral
  | StringLiteral
  | DateTimeLiteral
  | DurationLiteral
  | RegexpLiteral
  | LabelLiteral;

export interface VariableAssignment extends Located {
  type: 'VariableAssignment';
  name: string;
  init: Expression;
}
export interface OptionStatement extends Located {
  type: 'OptionStatement';
  /** The package of `option pkg.name = …`. */
  package: string | undefined;
  name: string;
  init: Expression;
}
export interface ExpressionStatement extends Located {
  type: 'ExpressionStatement';
  expression: Expression;
}
export interface ReturnStatement extends Located {
  type: 'ReturnStatement';
  argument: Expression;
}
export type Statement = VariableAssignment | OptionStatement | ExpressionStatement | ReturnStatement;

export interface Import extends Located {
  path: string;
  /** The name it has in the script. */
  name: string;
}
export interface File {
  imports: Import[];
  body: Statement[];
}
