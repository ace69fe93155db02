import type { Args, Builtin, Call } from '../eval/builtin.js';
import { FluxError } from '../eval/errors.js';
import { TableStream } from '../eval/stream.js';
import { decodeAnnotated, decodeRaw } from '../csv/decode.js';
import type { Table } from '../table/table.js';
import { builtin, optional, otherwise } from './transform.js';

function from(args: Args, call: Call): TableStream {
  if (args.has('csv') && args.has('file'))
    throw new FluxError('must provide exactly one of the parameters csv or file');
  if (args.has('file'))
    throw failed(new FluxError('csv.from() failed to read file: filesystem service is uninitialized'));
  if (args.has('url'))
    throw new FluxError('csv.from() reads no addresses here: give the text as csv', {
      code: 'unimplemented',
    });
  const text = args.has('csv') ? args.string('csv') : '';
  if (text === '') throw new FluxError('must provide csv raw text or filename');
  const mode = args.string('mode');
  return new TableStream({
    kind: 'from',
    inputs: [],
    at: call.at,
    marksEnd: true,
    compute: () => decode(text, mode),
  });
}

function decode(text: string, mode: string): Table[] {
  try {
    return mode === 'raw' ? decodeRaw(text) : decodeAnnotated(text);
  } catch (error) {
    throw error instanceof FluxError ? failed(error) : error;
  }
}

function failed(error: FluxError): FluxError {
  error.message = `error in csv.from(): ${error.message}`;
  error.final = true;
  return error;
}

export const csvFunctions: Builtin[] = [
  builtin('from', { csv: optional, file: optional, url: optional, mode: otherwise('annotations') }, from, {
    package: 'csv',
  }),
];
