import { ComposeError } from '../errors.js';
import { listScripts, loadScript } from './files.js';
import { freeNames } from './names.js';
import { parseScript, type Import } from './syntax.js';

/** One definition of flux/lib. */
export interface Definition {
  name: string;
  source: string;
  comment: string;
  uses: ReadonlySet<string>;
  imports: readonly Import[];
}

let cached: ReadonlyMap<string, Definition> | undefined;

/** All definitions of flux/lib by name. Read once a process: the files are part of the package. */
export function library(): ReadonlyMap<string, Definition> {
  cached ??= readLibrary();
  return cached;
}

function readLibrary(): ReadonlyMap<string, Definition> {
  const definitions = new Map<string, Definition>();
  for (const file of listScripts('lib')) {
    const { imports, statements } = parseScript(loadScript(file), file);
    for (const { name, source, comment, node } of statements) {
      if (name === null) throw new ComposeError(`${file}: a library file holds definitions only`);
      if (definitions.has(name)) throw new ComposeError(`${file}: ${name} is defined twice in flux/lib`);
      definitions.set(name, { name, source, comment, uses: freeNames(node), imports });
    }
  }
  return definitions;
}
