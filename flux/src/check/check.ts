/** A fault that the official semantic checker found; line and column count from 1. */
export interface Diagnostic {
  line: number;
  column: number;
  message: string;
}

/**
 * Checks a whole script as Flux's own language server does: unknown functions, wrong arguments, type errors.
 * @returns its faults, none when the script is right
 */
export async function checkFlux(script: string): Promise<Diagnostic[]> {
  // The engine has the checker; it is loaded for this alone, as most who use this package never check a script.
  const { check } = await import('@firewatch/engine');
  return (await check(script)).map(({ line, column, message }) => ({ line, column, message }));
}
