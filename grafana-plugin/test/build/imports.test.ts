// @vitest-environment node
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

import { home } from '../support/build.js';
import { readShared } from '../support/shared.js';

interface Import {
  file: string;
  module: string;
  name: string;
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

/** Names that exist at run time: types are gone by then. */
function imports(file: string): Import[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  return source.statements.filter(ts.isImportDeclaration).flatMap((statement) => {
    const module = (statement.moduleSpecifier as ts.StringLiteral).text;
    const clause = statement.importClause;
    if (!clause || clause.phaseModifier === ts.SyntaxKind.TypeKeyword) {
      return [];
    }
    const named = clause.namedBindings;
    const names = named && ts.isNamedImports(named) ? named.elements.filter((e) => !e.isTypeOnly) : [];
    return [
      ...(clause.name ? [{ file, module, name: 'default' }] : []),
      ...(named && ts.isNamespaceImport(named) ? [{ file, module, name: '*' }] : []),
      ...names.map((element) => ({ file, module, name: (element.propertyName ?? element.name).text })),
    ];
  });
}

/** What a module exports at run time, by name; @grafana/ui itself does not load outside a browser. */
function exported(file: string): ReadonlySet<string> {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  return new Set(
    source.statements
      .filter(ts.isExportDeclaration)
      .flatMap(({ exportClause }) =>
        exportClause && ts.isNamedExports(exportClause)
          ? exportClause.elements.map(({ name }) => name.text)
          : [],
      ),
  );
}

const all = sources(path.join(home, 'src')).flatMap(imports);
const outside = all.filter(({ module }) => !module.startsWith('.'));

describe('what the plugin imports', () => {
  it('comes from modules that Grafana gives, or is types and enums only', () => {
    const modules = new Set(outside.map(({ module }) => module));
    expect([...modules].sort()).toEqual([
      '@emotion/css',
      '@grafana/data',
      '@grafana/schema',
      '@grafana/ui',
      'react',
    ]);
  });

  it('takes of @grafana/schema, which is built in, two enums alone', () => {
    const names = new Set(
      outside.filter(({ module }) => module === '@grafana/schema').map(({ name }) => name),
    );
    expect([...names].sort()).toEqual(['GraphDrawStyle', 'VisibilityMode']);
  });

  const given = readShared<Record<string, string[]>>('facts/grafana-11.0-exports.json');
  it.skipIf(!given)('exists in Grafana 11.0', () => {
    const missing = outside.filter(
      ({ module, name }) =>
        Array.isArray(given![module]) && name !== 'default' && !given![module].includes(name),
    );
    expect(missing).toEqual([]);
    expect(outside.filter(({ module }) => Array.isArray(given![module])).length).toBeGreaterThan(30);
  });

  it.each(['@grafana/data', '@grafana/schema', '@grafana/ui'])(
    'exists in the %s it is built with',
    (module) => {
      const given = exported(path.resolve(home, '../node_modules', module, 'dist/esm/index.mjs'));
      const taken = outside.filter((each) => each.module === module).map(({ name }) => name);
      expect(taken.length).toBeGreaterThan(0);
      expect(taken.filter((name) => !given.has(name))).toEqual([]);
    },
  );
});

describe('deprecation', () => {
  it('no imported name is marked as deprecated', () => {
    const files = [...new Set(all.map(({ file }) => file))];
    const program = ts.createProgram(files, {
      jsx: ts.JsxEmit.React,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      target: ts.ScriptTarget.ES2021,
      skipLibCheck: true,
      noEmit: true,
      types: [],
    });
    const checker = program.getTypeChecker();
    const marked: string[] = [];
    let seen = 0;
    for (const file of files) {
      for (const statement of program.getSourceFile(file)!.statements.filter(ts.isImportDeclaration)) {
        const named = statement.importClause?.namedBindings;
        for (const element of named && ts.isNamedImports(named) ? named.elements : []) {
          const alias = checker.getSymbolAtLocation(element.name)!;
          const symbol = alias.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(alias) : alias;
          seen++;
          if (symbol.getJsDocTags(checker).some((tag) => tag.name === 'deprecated')) {
            marked.push(element.name.text);
          }
        }
      }
    }
    expect(seen).toBeGreaterThan(100);
    expect(marked).toEqual([]);
  }, 60_000);
});
