import { ComposeError } from '../errors.js';
import type { Model } from '../model/types.js';
import { constantSource } from '../model/render.js';
import { library, type Definition } from './library.js';
import type { ParamValue } from './literals.js';
import { withParams } from './params.js';
import { freeNames } from './names.js';
import { parseScript, type Import, type Statement } from './syntax.js';

export interface ComposeOptions {
  model: Model;
  /** Values in place of the defaults of the script's `params` record. */
  params?: Readonly<Record<string, ParamValue>>;
  /** False leaves `option task` out, so that a task's script runs as a query. Default true. */
  task?: boolean;
  /** Keeps comments, for scripts that people read (Grafana). Default false: compile time counts. */
  comments?: boolean;
}

/**
 * Makes a script whole: imports first, then options, the definitions of flux/lib that it uses (each once, in the
 * order in which they need one another, constants with the model's values), then the script itself.
 * @param source a script as `loadScript` returns it
 * @throws ComposeError on a syntax error or when one package name stands for two packages
 * @throws ConfigurationError on a parameter that the script does not have
 */
export function compose(source: string, options: ComposeOptions): string {
  const script = parseScript(source, 'script');
  const own = withParams(script.statements, options.params ?? {});
  const statements = own.filter((statement) => options.task !== false || !isTaskOption(statement));
  const needed = closure(statements);
  const used = new Set([
    ...statements.flatMap((s) => [...freeNames(s.node)]),
    ...needed.flatMap((d) => [...d.uses]),
  ]);
  const imports = hoist([script.imports, ...needed.map((d) => d.imports)], used);
  const text = (part: { comment: string; source: string }): string =>
    options.comments === true && part.comment !== '' ? `${part.comment}\n${part.source}` : part.source;
  return [
    ...imports.map(importLine),
    ...statements.filter((s) => s.kind === 'option').map(text),
    ...needed.map((d) =>
      text({ comment: d.comment, source: constantSource(options.model, d.name) ?? d.source }),
    ),
    ...statements.filter((s) => s.kind !== 'option').map(text),
    '',
  ].join('\n');
}

function isTaskOption({ kind, node }: Statement): boolean {
  const assignment = node['assignment'] as { id?: { name?: string } } | undefined;
  return kind === 'option' && assignment?.id?.name === 'task';
}

/** The library definitions that the statements need, those that are needed first coming first. */
function closure(statements: readonly Statement[]): Definition[] {
  const lib = library();
  const ordered: Definition[] = [];
  const seen = new Set(statements.flatMap((s) => (s.name === null ? [] : [s.name])));
  const need = (name: string): void => {
    const definition = lib.get(name);
    if (definition === undefined || seen.has(name)) return;
    seen.add(name);
    for (const other of definition.uses) need(other);
    ordered.push(definition);
  };
  for (const statement of statements) for (const name of freeNames(statement.node)) need(name);
  return ordered;
}

function hoist(lists: readonly (readonly Import[])[], used: ReadonlySet<string>): Import[] {
  const byName = new Map<string, Import>();
  for (const item of lists.flat()) {
    if (!used.has(item.as)) continue;
    const other = byName.get(item.as);
    if (other !== undefined && other.path !== item.path)
      throw new ComposeError(`the name ${item.as} stands for both "${other.path}" and "${item.path}"`);
    byName.set(item.as, item);
  }
  return [...byName.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function importLine({ as, path }: Import): string {
  return path === as || path.endsWith(`/${as}`) ? `import "${path}"` : `import ${as} "${path}"`;
}
