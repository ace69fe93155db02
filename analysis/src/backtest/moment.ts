const unitMs: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
const relative = /^-(\d{1,6})([mhdw])$/;
const date = /^\d{4}-\d{2}-\d{2}$/;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** Reads a moment: RFC 3339, a date (its midnight UTC), `now`, or so long ago (`-7d`). Null when it is none. */
export function parseMoment(text: string, now: Date): Date | null {
  if (text === 'now') return now;
  const ago = relative.exec(text);
  if (ago) return new Date(now.getTime() - Number(ago[1]) * unitMs[ago[2]!]!);
  if (!date.test(text) && !instant.test(text)) return null;
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) return null;
  // A date that does not exist, such as 31 February, is taken for another one rather than refused.
  return date.test(text) && time.toISOString().slice(0, 10) !== text ? null : time;
}

/** `--from -7d` → `--from=-7d`: parseArgs takes a value with a dash for an option. */
export function joinMoments(argv: readonly string[]): string[] {
  const joined: string[] = [];
  for (const word of argv) {
    const before = joined.at(-1);
    if (/^-\d/.test(word) && (before === '--from' || before === '--to'))
      joined.splice(-1, 1, `${before}=${word}`);
    else joined.push(word);
  }
  return joined;
}
