/** A line of our own writing, read back. */
export interface OwnLine {
  measurement: string;
  tags: Record<string, string>;
  /** Fields as they are written: `3i`, `1.5`, `"text"`. */
  fields: Record<string, string>;
  /** Nanoseconds since the epoch, in decimal digits. */
  time: string;
}

/** Reads a line that `formatLine` wrote. */
export function readLine(line: string): OwnLine {
  const seriesEnd = findFree(line, 0, ' ', false);
  const fieldsEnd = findFree(line, seriesEnd + 1, ' ', true);
  const [measurement, ...tags] = splitFree(line.slice(0, seriesEnd), ',', false);
  const fields = splitFree(line.slice(seriesEnd + 1, fieldsEnd), ',', true);
  return {
    measurement: unescape(measurement ?? ''),
    tags: Object.fromEntries(
      tags.map((pair) => splitPair(pair)).map(([key, value]) => [key, unescape(value)]),
    ),
    fields: Object.fromEntries(fields.map((pair) => splitPair(pair))),
    time: line.slice(fieldsEnd + 1),
  };
}

/** The text of a string field as `readLine` gives it. */
export function fieldText(field: string): string {
  return field.slice(1, -1).replace(/\\(["\\])/g, '$1');
}

/** Milliseconds since the epoch of a line's time, without reading the rest. */
export function lineTime(line: string): number {
  return Number(line.slice(line.lastIndexOf(' ') + 1, -6));
}

function splitPair(pair: string): [key: string, value: string] {
  const middle = findFree(pair, 0, '=', false);
  return [unescape(pair.slice(0, middle)), pair.slice(middle + 1)];
}

function splitFree(text: string, separator: string, quotes: boolean): string[] {
  const parts: string[] = [];
  let from = 0;
  for (
    let at = findFree(text, 0, separator, quotes);
    at < text.length;
    at = findFree(text, from, separator, quotes)
  ) {
    parts.push(text.slice(from, at));
    from = at + 1;
  }
  parts.push(text.slice(from));
  return parts;
}

/** Where the character stands that is neither escaped nor, if asked, in quotes; the text's end where it does not. */
function findFree(text: string, from: number, character: string, quotes: boolean): number {
  let quoted = false;
  for (let at = from; at < text.length; at++) {
    const here = text[at];
    if (here === '\\') at++;
    else if (quotes && here === '"') quoted = !quoted;
    else if (here === character && !quoted) return at;
  }
  return text.length;
}

function unescape(text: string): string {
  return text.replace(/\\(.)/g, '$1');
}
