import { FluxError } from './errors.js';
import { translateRegExp } from './regexp-syntax.js';

/** A regular expression in RE2's syntax, run by JavaScript's engine. */
export class RegExpValue {
  readonly pattern: RegExp;
  private all: RegExp | undefined;

  constructor(readonly source: string) {
    const translated = translateRegExp(source);
    try {
      this.pattern = new RegExp(translated, 'v');
    } catch (cause) {
      throw new FluxError(`error parsing regexp: \`${source}\``, { cause });
    }
  }

  test(text: string): boolean {
    return this.pattern.test(text);
  }

  /** All the matches, as RE2 counts them: an empty one right behind another is none. */
  *matches(text: string): Generator<RegExpExecArray> {
    this.all ??= new RegExp(this.pattern.source, 'vg');
    let end = -1;
    for (const match of text.matchAll(this.all)) {
      if (match[0] !== '' || match.index !== end) yield match;
      end = match.index + match[0].length;
    }
  }
}
