import { FluxError } from '../eval/errors.js';

/** Splits CSV into lines and cells: quotes as RFC 4180 has them, empty lines left out, a byte order mark ignored. */
export function parseCsv(source: string): string[][] {
  const text = source.replace(/^\ufeff/, '');
  const lines: string[][] = [];
  let cells: string[] = [];
  let at = 0;
  const endLine = (): void => {
    if (cells.length > 1 || cells[0] !== '') lines.push(cells);
    cells = [];
  };
  while (at < text.length) {
    if (text[at] === '"') {
      const { cell, next } = quoted(text, at);
      cells.push(cell);
      at = next;
    } else {
      let end = at;
      while (end < text.length && text[end] !== ',' && text[end] !== '\n') end++;
      cells.push(text.slice(at, end).replace(/\r$/, ''));
      at = end;
    }
    if (text[at] === '\r') at++;
    if (text[at] === ',') {
      at++;
      if (at === text.length || text[at] === '\n' || text[at] === '\r') cells.push('');
      if (text[at] === '\r') at++;
    }
    if (text[at] === '\n' || at >= text.length) {
      endLine();
      at++;
    }
  }
  return lines;
}

function quoted(text: string, start: number): { cell: string; next: number } {
  let cell = '';
  let at = start + 1;
  for (;;) {
    const end = text.indexOf('"', at);
    if (end < 0) throw new FluxError('error in csv.from(): a quoted field has no end');
    cell += text.slice(at, end);
    if (text[end + 1] !== '"') return { cell: cell.replaceAll('\r\n', '\n'), next: end + 1 };
    cell += '"';
    at = end + 2;
  }
}
