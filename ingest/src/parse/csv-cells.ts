const quoted = /[ \t\r]*"((?:[^"]|"")*)"[ \t\r]*(,|$)/y;
const plain = /([^",]*)(,|$)/y;
const blanks = ' \t\r';

/** The cells of one line of CSV, without the blanks around them; null where its quotes do not match. */
export function splitCells(line: string): string[] | null {
  if (!line.includes('"')) return line.split(',').map(trimBlanks);
  const cells: string[] = [];
  for (let at = 0; ;) {
    const inQuotes = matchAt(quoted, line, at);
    const match = inQuotes ?? matchAt(plain, line, at);
    if (match === null) return null;
    const [whole, text = '', separator] = match;
    cells.push(inQuotes === null ? trimBlanks(text) : text.replaceAll('""', '"'));
    if (separator === '') return cells;
    at += whole.length;
  }
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** `trim` also takes characters that make a difference within an id, such as a no-break space. */
function trimBlanks(cell: string): string {
  let from = 0;
  let to = cell.length;
  while (from < to && blanks.includes(cell[from]!)) from++;
  while (to > from && blanks.includes(cell[to - 1]!)) to--;
  return cell.slice(from, to);
}
