/** How deeply a place of a script is nested. */
export interface Nesting {
  /** Brackets that are open and prefix operators that stand in a row. */
  depth: number;
  /** `if` and `${` within one another; a chain of `else if` is such a nest too. */
  conditions: number;
  /** Operators of one expression, such as the terms of a sum or the calls of a pipe. */
  operators: number;
  /** Assignments so far. */
  assignments: number;
  line: number;
}

/** What is open at a place, from the outermost bracket inwards. */
interface Level {
  /** The bracket is the `${` of a string, which goes on behind it. */
  interpolation: boolean;
  /** Conditions and operators up to here since the last token that begins another expression. */
  conditions: number;
  operators: number;
  /** Conditions of the levels around. */
  outer: number;
}

/**
 * Comments, the beginnings and ends of strings, words, regular expressions (known by what stands before them), and what
 * counts for the nesting; sticky, so that a script is passed once.
 */
const token =
  /(?<space>\s+)|(?<comment>\/\/[^\n]*)|(?<quote>")|(?<word>[\p{L}_][\p{L}\p{N}_]*)|(?<number>\d[\w.:+-]*)|(?<open>[([{])|(?<close>[)\]}])|(?<operator>=>|==|=~|!~|!=|<=|>=|\|>|<-|.)/suy;
const text = /[^"\\$]*(?:(?:\\.|\$(?!\{))[^"\\$]*)*/suy;
const regexp = /\/(?:[^/\\\n]|\\.)+\//suy;

const prefixes = new Set(['-', '+', 'not', 'exists']);
/** What ends a condition's last branch: nothing behind it lies within the condition. */
const separators = new Set([',', ':', '=', '=>', 'return']);
/** Words behind which an operand follows. */
const operatorWords = new Set(['and', 'or', 'not', 'exists', 'return', 'if', 'then', 'else', 'in', 'with']);

/** The places of a script where its size in some respect grows; strings, comments and regular expressions are passed over. */
export function* nestingOf(script: string): Generator<Nesting> {
  const levels: Level[] = [{ interpolation: false, conditions: 0, operators: 0, outer: 0 }];
  let line = 1;
  let prefixed = 0;
  let assignments = 0;
  let operandNext = true;
  let at = 0;
  const top = () => levels[levels.length - 1];
  const here = (): Nesting => ({
    depth: levels.length - 1 + prefixed,
    conditions: top().outer + top().conditions,
    operators: top().operators,
    assignments,
    line,
  });
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(script);
    if (found) {
      at = pattern.lastIndex;
      for (let i = found.index; i < at; i++) if (script.charCodeAt(i) === 10) line++;
    }
    return found;
  };
  const open = (interpolation: boolean) => {
    const { conditions, outer } = top();
    levels.push({
      interpolation,
      conditions: interpolation ? 1 : 0,
      operators: 0,
      outer: outer + conditions,
    });
  };
  /** Passes over a string's text; true where it stops at an interpolation. */
  const passText = (): boolean => {
    take(text);
    const interpolates = script.startsWith('${', at);
    at += interpolates ? 2 : 1;
    return interpolates;
  };
  while (at < script.length) {
    if (operandNext && script[at] === '/' && script[at + 1] !== '/' && take(regexp)) {
      operandNext = false;
      prefixed = 0;
      continue;
    }
    const { groups } = take(token)!;
    const { space, comment, quote, word, number, open: opened, close, operator } = groups!;
    if (space !== undefined || comment !== undefined) continue;
    const name = word ?? operator;
    prefixed = prefixes.has(name ?? '') ? prefixed + 1 : 0;
    if (separators.has(name ?? '')) top().conditions = top().operators = 0;
    else if (operator !== undefined || word === 'and' || word === 'or') top().operators++;
    if (operator === '=') assignments++;
    if (word === 'if') top().conditions++;
    if (quote !== undefined) {
      operandNext = passText();
      if (operandNext) open(true);
    } else if (opened !== undefined) {
      open(false);
      operandNext = true;
    } else if (close !== undefined) {
      const { interpolation } = top();
      if (levels.length > 1) levels.pop();
      operandNext = interpolation && close === '}' && passText();
      if (operandNext) open(true);
    } else operandNext = number === undefined && (word === undefined || operatorWords.has(word));
    if (word === 'if' || operandNext) yield here();
  }
}
