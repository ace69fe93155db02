import pc from 'picocolors';
import type { Terminal } from '../src/output/terminal.js';

/** A terminal that keeps what is written to it. */
export function collectingTerminal(colored = false): {
  terminal: Terminal;
  output: string[];
  errors: string[];
} {
  const output: string[] = [];
  const errors: string[] = [];
  const terminal: Terminal = {
    out: (text) => output.push(text),
    err: (text) => errors.push(text),
    colors: pc.createColors(colored),
  };
  return { terminal, output, errors };
}
