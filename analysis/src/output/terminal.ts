import pc from 'picocolors';

export type Paint = (text: string) => string;

/** Where a command writes. Results go to `out`; progress and complaints to `err`. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  colors: ReturnType<typeof pc.createColors>;
}

/** The terminal of this process: colours only where a person looks on and NO_COLOR does not forbid them. */
export function processTerminal(env: NodeJS.ProcessEnv): Terminal {
  const forced = env['FORCE_COLOR'];
  const wanted = forced ? forced !== '0' : process.stdout.isTTY && env['TERM'] !== 'dumb';
  return {
    out: (text) => process.stdout.write(`${text}\n`),
    err: (text) => process.stderr.write(`${text}\n`),
    colors: pc.createColors(wanted && !env['NO_COLOR']),
  };
}
