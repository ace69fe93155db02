import { createRequire } from 'node:module';
import type { File } from '../lang/ast.js';

/**
 * The text that the checker sees: the script with the extern's declarations after its imports.
 * They stand on the line of the last import, so that lines keep their numbers.
 */
export function withExtern(script: string, file: File, extern: string | object | undefined): string {
  if (extern === undefined) return script;
  const text = (typeof extern === 'string' ? extern : format(extern)).trim();
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

function format(tree: object): string {
  const wasm = createRequire(import.meta.url)('@influxdata/flux-lsp-node') as {
    format_from_js_file(tree: object): string;
  };
  return wasm.format_from_js_file(tree);
}
