import { FluxError } from './errors.js';
import { withWasm } from '../lang/wasm.js';
import type { File } from '../lang/ast.js';

/** An extern as text; clients send it as the parser's syntax tree. Throws FluxError where it is none. */
export function externText(extern: string | object | undefined): string {
  if (extern === undefined || typeof extern === 'string') return extern ?? '';
  return withWasm((wasm) => {
    try {
      return wasm.format_from_js_file(extern);
    } catch (error) {
      // The module throws texts.
      if (typeof error !== 'string') throw error;
      throw new FluxError(`extern is no syntax tree of a file: ${error}`);
    }
  });
}

/**
 * The text that the checker sees: the script with the extern's declarations after its imports.
 * They stand on the line of the last import, so that lines keep their numbers.
 */
export function withExtern(script: string, file: File, extern: string): string {
  const text = extern.trim();
  if (text === '') return script;
  const last = file.imports.at(-1)?.at;
  const lines = script.split('\n');
  const head = last ? lines.slice(0, last.endLine - 1) : [];
  const line = last ? lines[last.endLine - 1] : '';
  const split = last ? last.endColumn - 1 : 0;
  const rest = last ? [line.slice(split), ...lines.slice(last.endLine)] : lines;
  const declarations = text.replaceAll(/\s*\n\s*/g, ' ');
  return [
    ...head,
    `${last ? `${line.slice(0, split)} ` : ''}${declarations} ${rest[0] ?? ''}`,
    ...rest.slice(1),
  ].join('\n');
}
