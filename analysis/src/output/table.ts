import type { Paint } from './terminal.js';

export interface Column {
  title: string;
  align: 'left' | 'right';
}

export interface Line {
  cells: readonly string[];
  /** Colours the whole line; widths are taken before it is applied. */
  paint?: Paint;
}

/** Lays out a table for a terminal: columns two blanks apart, numbers to the right. */
export function layTable(columns: readonly Column[], lines: readonly Line[], paintTitle: Paint): string {
  const widths = columns.map(({ title }, index) =>
    Math.max(title.length, ...lines.map(({ cells }) => (cells[index] ?? '').length)),
  );
  const lay = (cells: readonly string[]) =>
    columns
      .map(({ align }, index) => {
        const text = cells[index] ?? '';
        return align === 'right' ? text.padStart(widths[index]!) : text.padEnd(widths[index]!);
      })
      .join('  ')
      .trimEnd();
  return [
    paintTitle(lay(columns.map(({ title }) => title))),
    ...lines.map(({ cells, paint }) => (paint ?? ((text) => text))(lay(cells))),
  ].join('\n');
}

/** Breaks text into lines of at most `width` characters, all but the first indented. */
export function wrap(text: string, width: number, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = indent + word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}
