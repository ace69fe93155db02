/**
 * Lines of line protocol that go together, as one text: however many they are, they are one object. None of them has a line
 * break within, since what is written has no control characters.
 */
export class Lines {
  constructor(
    /** The lines with line breaks between them. */
    readonly text: string,
    readonly count: number,
  ) {}

  static of(lines: readonly string[]): Lines {
    return new Lines(lines.join('\n'), lines.length);
  }

  static join(parts: readonly Lines[]): Lines {
    if (parts.length === 1) return parts[0]!;
    const count = parts.reduce((sum, part) => sum + part.count, 0);
    return new Lines(parts.map(({ text }) => text).join('\n'), count);
  }

  toArray(): string[] {
    return this.count === 0 ? [] : this.text.split('\n');
  }
}
