import { FluxError } from './errors.js';

/** A regular expression in RE2's syntax, run by JavaScript's engine. */
export class RegExpValue {
  readonly pattern: RegExp;

  constructor(readonly source: string) {
    this.pattern = translate(source);
  }

  test(text: string): boolean {
    return this.pattern.test(text);
  }

  /** For replacing and splitting: all the matches. */
  global(): RegExp {
    return new RegExp(this.pattern.source, `${this.pattern.flags}g`);
  }
}

const posix: Record<string, string> = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  ascii: '\\x00-\\x7F',
  blank: '\\t ',
  cntrl: '\\x00-\\x1F\\x7F',
  digit: '0-9',
  graph: '!-~',
  lower: 'a-z',
  print: ' -~',
  punct: '!-\\/:-@\\[-`{-~',
  space: '\\t\\n\\v\\f\\r ',
  upper: 'A-Z',
  word: '0-9A-Za-z_',
  xdigit: '0-9A-Fa-f',
};

/** RE2's syntax to JavaScript's: flags, text anchors, POSIX classes, \Q…\E, \pL, named groups. */
function translate(source: string): RegExp {
  let flags = 'u';
  let rest = source;
  const leading = /^\(\?([imsU]+)\)/.exec(rest);
  if (leading) {
    rest = rest.slice(leading[0].length);
    for (const flag of leading[1]) if (flag !== 'U') flags += flag;
  }
  let out = '';
  let inClass = false;
  for (let i = 0; i < rest.length; i++) {
    const char = rest[i];
    if (char === '\\') {
      const next = rest[++i] ?? '';
      if (next === 'Q') {
        const end = rest.indexOf('\\E', i + 1);
        const literal = rest.slice(i + 1, end < 0 ? undefined : end);
        out += literal.replaceAll(/[\^$.*+?()[\]{}|\\/]/g, '\\$&');
        i = end < 0 ? rest.length : end + 1;
      } else if (next === 'A') out += '(?<![\\s\\S])';
      else if (next === 'z') out += '(?![\\s\\S])';
      else if (next === 'a') out += '\\x07';
      else if (next === 'C') out += '[\\s\\S]';
      else if ((next === 'p' || next === 'P') && rest[i + 1] !== '{') out += `\\${next}{${rest[++i] ?? ''}}`;
      else if (next === 'p' || next === 'P') {
        const end = rest.indexOf('}', i);
        const name = rest.slice(i + 2, end);
        out += `\\${next}{${name.length > 2 ? `Script=${name}` : name}}`;
        i = end;
      } else if (next === 'x' && rest[i + 1] === '{') {
        const end = rest.indexOf('}', i);
        out += `\\u{${rest.slice(i + 2, end)}}`;
        i = end;
      } else if (/[a-zA-Z0-9^$.*+?()[\]{}|\\/-]/.test(next))
        out += next === '-' && !inClass ? '-' : `\\${next}`;
      else out += next;
    } else if (inClass) {
      const named = char === '[' ? /^\[:(\^?)(\w+):\]/.exec(rest.slice(i)) : null;
      if (named && posix[named[2]] !== undefined && !named[1]) {
        out += posix[named[2]];
        i += named[0].length - 1;
      } else {
        if (char === ']') inClass = false;
        out += char === '[' ? '\\[' : char;
      }
    } else if (char === '[') {
      inClass = true;
      out += char;
      if (rest[i + 1] === '^') out += rest[++i];
      if (rest[i + 1] === ']') {
        out += '\\]';
        i++;
      }
    } else if (char === '(' && rest.startsWith('(?P<', i)) {
      out += '(?<';
      i += 3;
    } else if (char === '}' || char === ']') out += `\\${char}`;
    else if (char === '{' && !/^\{\d+(,\d*)?\}/.test(rest.slice(i))) out += '\\{';
    else if (char === '{') {
      const end = rest.indexOf('}', i);
      out += rest.slice(i, end + 1);
      i = end;
    } else out += char;
  }
  try {
    return new RegExp(out, flags);
  } catch (cause) {
    throw new FluxError(`error parsing regexp: \`${source}\``, { cause });
  }
}
