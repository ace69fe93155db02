/**
 * Where the parts of a line of line protocol end. In a field's name and in strings a backslash escapes the character behind
 * it, which may be a backslash. In measurement and tags it does not escape another one: InfluxDB's client libraries write
 * `a\\ b` for a value with a backslash and a space.
 */

const newline = 10;
const space = 32;
const quote = 34;
const comma = 44;
const equalsSign = 61;
const backslash = 92;

export function skipSpaces(text: string, at: number): number {
  while (text.charCodeAt(at) === space) at++;
  return at;
}

/** Whether a backslash stands before a character of measurement or tags. */
export function isEscaped(text: string, at: number): boolean {
  return at > 0 && text.charCodeAt(at - 1) === backslash;
}

/** The first space behind measurement and tags, or the line's end. */
export function endOfSeries(text: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === newline || (code === space && !isEscaped(text, at))) return at;
  }
  return text.length;
}

/** The `=` behind a field's name, or where the name ends without one. */
export function endOfFieldKey(text: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === backslash && text.charCodeAt(at + 1) !== newline) at++;
    else if (code === equalsSign || code === space || code === comma || code === newline) return at;
  }
  return text.length;
}

/** Behind the quote that closes a string, -1 where none does. */
export function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === backslash) at++;
    else if (code === quote) return at + 1;
  }
  return -1;
}

/** The end of a value that is no string. */
export function endOfToken(text: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === comma || code === space || code === newline) return at;
  }
  return text.length;
}

/** The line break that ends a line which cannot be read: one inside what looks like a string does not. */
export function endOfLine(text: string, start: number): number {
  let inFields = false;
  let inString = false;
  let equals = 0;
  let commas = 0;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === backslash && at + 2 < text.length) {
      at++;
      continue;
    }
    if (code === newline && !inString) return at;
    if (code === space) inFields = true;
    else if (inFields && code === quote && equals > commas) inString = !inString;
    else if (inFields && !inString && code === equalsSign) equals++;
    else if (inFields && !inString && code === comma) commas++;
  }
  return text.length;
}
