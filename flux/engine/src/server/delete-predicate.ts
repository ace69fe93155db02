import { tagValue } from '../storage/order.js';
import { ApiError } from './errors.js';
import type { SeriesKey } from '../storage/types.js';

interface Token {
  kind: 'word' | 'text' | 'quoted' | 'operator' | 'open' | 'close';
  value: string;
  /** Characters before it. */
  at: number;
}

const tokenPattern =
  /\s*(?:(\()|(\))|(!=|=~|!~|<=|>=|=|<|>)|"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^\s()=!<>"']+))/y;

type Condition = (key: SeriesKey) => boolean;

/**
 * A predicate such as `_measurement="m" AND host!="a"`: comparisons joined by AND, in parentheses or not; '' matches all.
 * Throws ApiError with InfluxDB's words for what it does not support either: OR, fields, regular expressions.
 */
export function parseDeletePredicate(text: string): Condition {
  if (text.trim() === '') return () => true;
  const reader = new PredicateReader(tokenize(text));
  const conditions = reader.conjunction();
  reader.end();
  return (key) => conditions.every((condition) => condition(key));
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  tokenPattern.lastIndex = 0;
  while (tokenPattern.lastIndex < text.trimEnd().length) {
    const at = tokenPattern.lastIndex;
    const match = tokenPattern.exec(text);
    if (!match) throw malformed(`unexpected character`, at);
    const [, open, close, operator, quoted, text_, word] = match;
    if (open) tokens.push({ kind: 'open', value: open, at });
    else if (close) tokens.push({ kind: 'close', value: close, at });
    else if (operator) tokens.push({ kind: 'operator', value: operator, at });
    else if (quoted !== undefined) tokens.push({ kind: 'quoted', value: unescape(quoted), at });
    else if (text_ !== undefined) tokens.push({ kind: 'text', value: text_, at });
    else tokens.push({ kind: 'word', value: word, at });
  }
  return tokens;
}

class PredicateReader {
  #at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  conjunction(): Condition[] {
    const conditions = this.#operand();
    for (;;) {
      const next = this.tokens[this.#at];
      if (next?.kind !== 'word') return conditions;
      if (/^or$/i.test(next.value)) throw malformed('the logical operator OR is not supported yet', next.at);
      if (!/^and$/i.test(next.value)) throw malformed(`unexpected ${next.value}`, next.at);
      this.#at++;
      conditions.push(...this.#operand());
    }
  }

  end(): void {
    const rest = this.tokens[this.#at];
    if (rest) throw malformed(`unexpected ${rest.value}`, rest.at);
  }

  #operand(): Condition[] {
    if (this.tokens[this.#at]?.kind !== 'open') return [this.#comparison()];
    this.#at++;
    const conditions = this.conjunction();
    if (this.tokens[this.#at]?.kind !== 'close') throw malformed('missing ")"', this.#position());
    this.#at++;
    return conditions;
  }

  #comparison(): Condition {
    const key = this.#take('a tag name');
    const operator = this.tokens[this.#at];
    if (operator?.kind !== 'operator')
      throw malformed(`invalid operator "${operator?.value ?? 'EOF'}"`, this.#position());
    if (operator.value !== '=' && operator.value !== '!=') {
      throw malformed(`operator: "${operator.value}" is not supported yet`, operator.at);
    }
    this.#at++;
    const value = this.#take('a value');
    if (key.value === '_field') throw new ApiError('not implemented', 'delete by field is not supported');
    const wanted = operator.value === '=';
    return (series) => {
      const held = valueOf(series, key.value);
      return held !== undefined && (held === value.value) === wanted;
    };
  }

  #take(what: string): Token {
    const token = this.tokens[this.#at];
    if (token?.kind !== 'word' && token?.kind !== 'quoted')
      throw malformed(`expected ${what}`, this.#position());
    this.#at++;
    return token;
  }

  #position(): number {
    const last = this.tokens.at(-1);
    return this.tokens[this.#at]?.at ?? (last ? last.at + last.value.length : 0);
  }
}

/** A series without the tag is not deleted, neither by = nor by !=: so it is in InfluxDB. */
function valueOf(key: SeriesKey, name: string): string | undefined {
  return name === '_measurement' ? key.measurement : tagValue(key.tags, name) || undefined;
}

function unescape(text: string): string {
  return text.replace(/\\(.)/g, '$1');
}

function malformed(problem: string, at: number): ApiError {
  return new ApiError('invalid', `error decoding json body: ${problem} at position ${at}`);
}
