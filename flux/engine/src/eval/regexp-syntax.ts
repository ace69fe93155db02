import { FluxError } from './errors.js';

/** What `(?…)` switches: letters of either case, `.` that takes line ends, `^` and `$` at lines, lazy repetition. */
interface Flags {
  i: boolean;
  s: boolean;
  m: boolean;
  U: boolean;
}

const posix: Readonly<Record<string, string>> = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  ascii: '\\x00-\\x7F',
  blank: '\\t ',
  cntrl: '\\x00-\\x1F\\x7F',
  digit: '0-9',
  graph: '\\x21-\\x7E',
  lower: 'a-z',
  print: '\\x20-\\x7E',
  punct: '\\x21-\\x2F\\x3A-\\x40\\x5B-\\x60\\x7B-\\x7E',
  space: '\\t\\n\\v\\f\\r ',
  upper: 'A-Z',
  word: '0-9A-Za-z_',
  xdigit: '0-9A-Fa-f',
};

/** Classes that RE2 keeps to ASCII. */
const perl: Readonly<Record<string, string>> = {
  d: '[0-9]',
  D: '[^0-9]',
  s: '[\\t\\n\\f\\r ]',
  S: '[^\\t\\n\\f\\r ]',
  w: '[0-9A-Za-z_]',
  W: '[^0-9A-Za-z_]',
};

const controls: Readonly<Record<string, number>> = { a: 7, f: 12, n: 10, r: 13, t: 9, v: 11 };
const wholeText = { start: '(?<![\\s\\S])', end: '(?![\\s\\S])' };
const line = { start: '(?<![^\\n])', end: '(?![^\\n])' };
const mostRepetitions = 1000;

/** RE2's syntax as JavaScript's, for its flag `v`. Throws FluxError for what RE2 does not take. */
export function translateRegExp(source: string): string {
  return new Translator(source).translate();
}

function hex(code: number): string {
  return `\\u{${code.toString(16)}}`;
}

/** A code point as a member of a class, or alone. */
function escaped(code: number): string {
  const char = String.fromCodePoint(code);
  return /[0-9A-Za-z_]/.test(char) ? char : hex(code);
}

/** The code points that count as the same where case does not matter. */
function caseVariants(code: number): number[] {
  const char = String.fromCodePoint(code);
  const variants = [char, char.toLowerCase(), char.toUpperCase(), char.toUpperCase().toLowerCase()];
  if (/[kK\u212a]/.test(char)) variants.push('\u212a', 'k', 'K');
  if (/[sS\u017f]/.test(char)) variants.push('\u017f', 's', 'S');
  const single = variants.filter((variant) => [...variant].length === 1);
  return [...new Set(single.map((variant) => variant.codePointAt(0)!))];
}

class Translator {
  private at = 0;
  private out = '';
  private readonly outer: Flags[] = [];
  private flags: Flags = { i: false, s: false, m: false, U: false };
  /** Whether what comes may be repeated, and whether it is a repetition itself. */
  private repeatable = false;
  private repeated = false;

  constructor(private readonly source: string) {}

  translate(): string {
    while (this.at < this.source.length) this.next();
    if (this.outer.length > 0) throw this.fault('missing closing )', this.source);
    return this.out;
  }

  private fault(what: string, where: string): FluxError {
    return new FluxError(`error parsing regexp: ${what}: \`${where}\``);
  }

  private peek(): number {
    return this.source.codePointAt(this.at) ?? -1;
  }

  private take(): number {
    const code = this.peek();
    this.at += code > 0xffff ? 2 : 1;
    return code;
  }

  private emit(text: string, repeatable = true): void {
    this.out += text;
    this.repeatable = repeatable;
    this.repeated = false;
  }

  private next(): void {
    const char = this.source[this.at];
    switch (char) {
      case '\\':
        return this.escape();
      case '[':
        this.at++;
        return this.emit(this.characterClass());
      case '(':
        return this.open();
      case ')':
        return this.close();
      case '|':
        this.at++;
        return this.emit('|', false);
      case '.':
        this.at++;
        return this.emit(this.flags.s ? '[\\s\\S]' : '[^\\n]');
      case '^':
        this.at++;
        return this.emit((this.flags.m ? line : wholeText).start);
      case '$':
        this.at++;
        return this.emit((this.flags.m ? line : wholeText).end);
      case '*':
      case '+':
      case '?':
        this.at++;
        return this.repeat(char);
      case '{':
        return this.braces();
      default:
        return this.emit(this.literal(this.take()));
    }
  }

  private literal(code: number): string {
    if (!this.flags.i) return escaped(code);
    const variants = caseVariants(code);
    return variants.length === 1 ? escaped(code) : `[${variants.map(escaped).join('')}]`;
  }

  private repeat(operator: string): void {
    if (this.repeated) throw this.fault('invalid nested repetition operator', operator);
    if (!this.repeatable) throw this.fault('missing argument to repetition operator', operator);
    let lazy = this.flags.U;
    if (this.source[this.at] === '?') {
      this.at++;
      lazy = !lazy;
    }
    // Zero-width assertions may be repeated in RE2, in JavaScript only as a group.
    this.out += operator + (lazy ? '?' : '');
    this.repeated = true;
  }

  private braces(): void {
    const match = /^\{(\d+)(?:(,)(\d*))?\}/.exec(this.source.slice(this.at));
    if (!match) {
      this.at++;
      return this.emit('\\{');
    }
    this.at += match[0].length;
    const [, least, , most] = match;
    if (Number(least) > mostRepetitions || Number(most || 0) > mostRepetitions)
      throw this.fault('invalid repeat count', match[0]);
    if (most && Number(most) < Number(least)) throw this.fault('invalid repeat count', match[0]);
    this.repeat(match[0]);
  }

  private open(): void {
    const rest = this.source.slice(this.at);
    const named = /^\(\?P?<(\w+)>/.exec(rest);
    if (named || !rest.startsWith('(?')) {
      this.at += named ? named[0].length : 1;
      this.outer.push({ ...this.flags });
      return this.emit(named ? `(?<${named[1]}>` : '(', false);
    }
    const switched = /^\(\?([imsU]*)(?:-([imsU]+))?([:)])/.exec(rest);
    if (!switched) throw this.fault('invalid or unsupported Perl syntax', rest.slice(0, 3));
    const [whole, on, off = '', end] = switched;
    this.at += whole.length;
    if (end === ':') this.outer.push({ ...this.flags });
    for (const flag of on) this.flags[flag as keyof Flags] = true;
    for (const flag of off) this.flags[flag as keyof Flags] = false;
    if (end === ':') this.emit('(?:', false);
  }

  private close(): void {
    const flags = this.outer.pop();
    if (!flags) throw this.fault('unexpected )', this.source);
    this.flags = flags;
    this.at++;
    this.emit(')');
  }

  /** What a backslash begins, outside of a class. */
  private escape(): void {
    const next = this.source[this.at + 1];
    switch (next) {
      case 'Q': {
        const end = this.source.indexOf('\\E', this.at);
        const text = this.source.slice(this.at + 2, end < 0 ? undefined : end);
        this.at = end < 0 ? this.source.length : end + 2;
        for (const char of text) this.emit(this.literal(char.codePointAt(0)!));
        return;
      }
      case 'A':
      case 'z':
        this.at += 2;
        return this.emit(next === 'A' ? wholeText.start : wholeText.end);
      case 'b':
      case 'B':
        this.at += 2;
        return this.emit(`\\${next}`);
      case 'C':
        this.at += 2;
        return this.emit('[\\s\\S]');
    }
    const set = this.namedSet();
    this.emit(set ?? this.literal(this.escapedCode()));
  }

  /** `\d`, `\pL`, `\p{Greek}` and their like, where one stands here. */
  private namedSet(): string | undefined {
    const next = this.source[this.at + 1] ?? '';
    if (perl[next]) {
      this.at += 2;
      return perl[next];
    }
    if (next !== 'p' && next !== 'P') return undefined;
    const match = /^\\[pP](?:\{(\^?)(\w+)\}|(\w))/.exec(this.source.slice(this.at));
    if (!match) throw this.fault('invalid character class range', this.source.slice(this.at, this.at + 3));
    this.at += match[0].length;
    const [, not, long, short] = match;
    const name = long ?? short;
    const sign = (next === 'P') === (not === '^') ? 'p' : 'P';
    return `\\${sign}{${name.length > 2 ? `Script=${name}` : name}}`;
  }

  /** The code point that a backslash stands for. */
  private escapedCode(): number {
    const rest = this.source.slice(this.at);
    const number = /^\\x\{([0-9A-Fa-f]+)\}/.exec(rest) ?? /^\\x([0-9A-Fa-f]{2})/.exec(rest) ?? undefined;
    if (number) {
      this.at += number[0].length;
      return parseInt(number[1], 16);
    }
    const octal = /^\\(0[0-7]{0,2}|[1-7][0-7]{1,2})/.exec(rest);
    if (octal) {
      this.at += octal[0].length;
      return parseInt(octal[1], 8);
    }
    this.at++;
    if (this.at >= this.source.length) throw this.fault('trailing backslash at end of expression', '');
    const code = this.take();
    const char = String.fromCodePoint(code);
    if (controls[char] !== undefined) return controls[char];
    if (/[0-9A-Za-z]/.test(char) || code > 0x7f) throw this.fault('invalid escape sequence', `\\${char}`);
    return code;
  }

  /** A class after its opening bracket. */
  private characterClass(): string {
    const start = this.at - 1;
    let not = '';
    if (this.source[this.at] === '^') {
      not = '^';
      this.at++;
    }
    let members = '';
    for (let first = true; first || this.source[this.at] !== ']'; first = false) {
      if (this.at >= this.source.length) throw this.fault('missing closing ]', this.source.slice(start));
      members += this.posixClass() ?? this.setMember() ?? this.range();
    }
    this.at++;
    return `[${not}${members}]`;
  }

  private posixClass(): string | undefined {
    const match = /^\[:(\^?)(\w+):\]/.exec(this.source.slice(this.at));
    if (!match) return undefined;
    const [whole, not, name] = match;
    if (!posix[name]) throw this.fault('invalid character class range', whole);
    this.at += whole.length;
    return `[${not}${posix[name]}]`;
  }

  private setMember(): string | undefined {
    return this.source[this.at] === '\\' ? this.namedSet() : undefined;
  }

  private range(): string {
    const start = this.at;
    const from = this.classCode();
    if (this.source[this.at] !== '-' || this.source[this.at + 1] === ']') return this.members(from, from);
    this.at++;
    const to = this.classCode();
    if (to < from) throw this.fault('invalid character class range', this.source.slice(start, this.at));
    return this.members(from, to);
  }

  private classCode(): number {
    return this.source[this.at] === '\\' ? this.escapedCode() : this.take();
  }

  /** A range, with the other case of its letters where case does not matter. */
  private members(from: number, to: number): string {
    const plain = from === to ? escaped(from) : `${escaped(from)}-${escaped(to)}`;
    if (!this.flags.i) return plain;
    if (from === to) return caseVariants(from).map(escaped).join('');
    const others = [...ascii(from, to)].flatMap(caseVariants).filter((code) => code < from || code > to);
    return plain + [...new Set(others)].map(escaped).join('');
  }
}

function* ascii(from: number, to: number): Generator<number> {
  for (let code = from; code <= Math.min(to, 0x24f); code++) yield code;
}
