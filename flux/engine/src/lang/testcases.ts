import { FluxError } from '../eval/errors.js';
import type { QueryLimits } from '../eval/types.js';
import { checkScriptLimits, defaultLimits } from '../limits/limits.js';
import { syntaxTree, withWasm } from './wasm.js';

/** A `testcase` of a script, and the script in which its statements stand at the top, the other testcases left out. */
export interface Testcase {
  name: string;
  script: string;
}

interface Position {
  line: number;
  column: number;
}
interface Span {
  start: Position;
  end: Position;
}
interface TestcaseNode {
  type: string;
  location: Span;
  id: { name: string };
  extends?: { value: string } | null;
  block: { location: Span };
}

/**
 * The testcases of a script, each as a script that can be run: what it finds comes as the results of that run.
 * Lines and columns stay where they were.
 * Throws FluxError for a testcase that extends another, which would need that other's file.
 */
export function testcases(
  script: string,
  limits: Pick<QueryLimits, 'scriptBytes' | 'nestingDepth'> = defaultLimits,
): Testcase[] {
  checkScriptLimits(script, limits);
  const tree = withWasm((wasm) => syntaxTree(wasm, script)) as {
    body: TestcaseNode[];
    files?: Array<{ body: TestcaseNode[] }>;
  };
  const body = tree.files?.[0]?.body ?? tree.body;
  const nodes = body.filter(({ type }) => type === 'TestCaseStatement');
  const text = Buffer.from(script);
  return nodes.map((node) => ({ name: node.id.name, script: unwrapped(text, node, nodes) }));
}

/** The script with one testcase's statements at the top. */
function unwrapped(text: Buffer, node: TestcaseNode, all: readonly TestcaseNode[]): string {
  if (node.extends)
    throw new FluxError(`testcase ${node.id.name} extends "${node.extends.value}", which is not at hand`, {
      place: node.location.start,
    });
  const out = Buffer.from(text);
  const { start, end } = node.block.location;
  blank(out, offsetOf(text, node.location.start), offsetOf(text, start) + 1);
  blank(out, offsetOf(text, end) - 1, offsetOf(text, end));
  for (const other of all) {
    if (other !== node) blank(out, offsetOf(text, other.location.start), offsetOf(text, other.location.end));
  }
  return out.toString();
}

const newline = 0x0a;

/** Spaces instead of bytes, line ends kept. */
function blank(text: Buffer, from: number, to: number): void {
  for (let at = from; at < to; at++) if (text[at] !== newline) text[at] = 0x20;
}

/** Where a line and a column in bytes stand. */
function offsetOf(text: Buffer, { line, column }: Position): number {
  let at = 0;
  for (let i = 1; i < line; i++) at = text.indexOf(newline, at) + 1;
  return at + column - 1;
}
