import { createReadStream } from 'node:fs';
import { CsvError, parse } from 'csv-parse';
import { FileFormatError } from './errors.js';

/** A CSV file as it is read: its header in lower case, then the records with their line numbers. */
export interface CsvRecord {
  line: number;
  values: string[];
}

interface ParsedRow {
  record: string[];
  info: { lines: number };
}

/**
 * Streams a CSV file. Names in the header are trimmed and in lower case; quotes, a byte order mark, CRLF and
 * blank lines are understood. A record of another width than the header is an error, unless `anyWidth` asks for it too.
 * @throws FileFormatError when the file is missing, empty, or no CSV.
 */
export async function* readCsv(
  file: string,
  { anyWidth = false }: { anyWidth?: boolean } = {},
): AsyncGenerator<{ header: string[]; record: CsvRecord }> {
  const source = createReadStream(file);
  const parser = parse({
    bom: true,
    info: true,
    trim: true,
    skip_empty_lines: true,
    relax_column_count: true,
  });
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let header: string[] | null = null;
  try {
    for await (const row of parser as AsyncIterable<ParsedRow>) {
      const line = row.info.lines;
      if (header === null) {
        header = row.record.map((name) => name.toLowerCase());
        continue;
      }
      if (!anyWidth && row.record.length !== header.length)
        throw new FileFormatError(
          file,
          line,
          `${String(row.record.length)} fields where the header has ${String(header.length)}`,
        );
      yield { header, record: { line, values: row.record } };
    }
  } catch (error) {
    throw asFileError(file, error);
  } finally {
    source.destroy();
  }
  if (header === null) throw new FileFormatError(file, null, 'the file is empty; a header line is expected');
}

function asFileError(file: string, error: unknown): unknown {
  if (error instanceof CsvError)
    return new FileFormatError(file, Number(error['lines'] ?? 0) || null, `not CSV: ${error.message}`);
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return new FileFormatError(file, null, 'no such file');
  if (code === 'EISDIR') return new FileFormatError(file, null, 'is a folder, not a file');
  if (code === 'EACCES') return new FileFormatError(file, null, 'may not be read (permission denied)');
  return error;
}
