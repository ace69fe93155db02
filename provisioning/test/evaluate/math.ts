/** A number and the labels of the series that it came from. */
export interface Labelled {
  labels: Record<string, string>;
  value: number;
}

const tokens = /\s*(\$\w+|\w+\(|\d+(?:\.\d+)?|&&|\|\||==|[-+*/()<>])/y;
const binding: Record<string, number> = {
  '||': 1,
  '&&': 2,
  '==': 3,
  '<': 4,
  '>': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
};
const operators: Record<string, (a: number, b: number) => number> = {
  '||': (a, b) => Number(a !== 0 || b !== 0),
  '&&': (a, b) => Number(a !== 0 && b !== 0),
  '==': (a, b) => Number(a === b),
  '<': (a, b) => Number(a < b),
  '>': (a, b) => Number(a > b),
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
};

/** Grafana's math expression: numbers meet where one's labels hold all of the other's. */
export function evaluateMath(
  expression: string,
  variables: ReadonlyMap<string, readonly Labelled[]>,
): Labelled[] {
  const list = lex(expression);
  let at = 0;
  const next = (): string => list[at++] ?? '';
  const primary = (): Labelled[] => {
    const token = next();
    if (token === '(') {
      const inner = parse(0);
      if (next() !== ')') throw new Error(`${expression}: a parenthesis is not closed`);
      return inner;
    }
    if (token === 'abs(') {
      at -= 1;
      list[at] = '(';
      return primary().map(({ labels, value }) => ({ labels, value: Math.abs(value) }));
    }
    if (token.startsWith('$')) {
      const found = variables.get(token.slice(1));
      if (found === undefined) throw new Error(`${expression}: there is no ${token}`);
      return [...found];
    }
    return [{ labels: {}, value: Number(token) }];
  };
  const parse = (least: number): Labelled[] => {
    let left = primary();
    while ((binding[list[at] ?? ''] ?? 0) > least) {
      const operator = next();
      left = combine(left, parse(binding[operator]!), operators[operator]!);
    }
    return left;
  };
  const result = parse(0);
  if (at !== list.length) throw new Error(`${expression}: cannot be read at ${list[at]}`);
  return result;
}

function lex(expression: string): string[] {
  const list: string[] = [];
  tokens.lastIndex = 0;
  while (tokens.lastIndex < expression.trimEnd().length) {
    const match = tokens.exec(expression);
    if (match === null) throw new Error(`${expression}: cannot be read`);
    list.push(match[1]!);
  }
  return list;
}

function combine(
  left: readonly Labelled[],
  right: readonly Labelled[],
  operate: (a: number, b: number) => number,
): Labelled[] {
  return left.flatMap((a) =>
    right.flatMap((b) => {
      if (!holds(a.labels, b.labels) && !holds(b.labels, a.labels)) return [];
      return [{ labels: { ...a.labels, ...b.labels }, value: operate(a.value, b.value) }];
    }),
  );
}

export function holds(labels: Record<string, string>, some: Record<string, string>): boolean {
  return Object.entries(some).every(([name, value]) => labels[name] === value);
}
