import { RE2JS, RE2JSException } from 're2js';
import { FluxError } from './errors.js';

/** A regular expression as Go has it: RE2's syntax, and a time that grows with the text alone, whatever the pattern. */
export class RegExpValue {
  private readonly pattern: RE2JS;

  /** @throws FluxError where RE2 does not take the pattern */
  constructor(readonly source: string) {
    try {
      this.pattern = RE2JS.compile(source);
    } catch (cause) {
      if (!(cause instanceof RE2JSException)) throw cause;
      const message = cause.message.replace(/at end of expression$/, '$&: ``');
      throw new FluxError(message, { code: 'internal error', cause });
    }
  }

  test(text: string): boolean {
    return this.pattern.test(text);
  }

  /** The first match, with its groups. */
  first(text: string): RegExpExecArray | null {
    return this.pattern.exec(text) as RegExpExecArray | null;
  }

  /** All the matches, as RE2 counts them: an empty one right behind another is none. */
  *matches(text: string): Generator<RegExpExecArray> {
    let end = -1;
    for (const match of this.pattern.matchAll(text) as Iterable<RegExpExecArray>) {
      if (match[0] !== '' || match.index !== end) yield match;
      end = match.index + match[0].length;
    }
  }
}
