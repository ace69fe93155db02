import { vi } from 'vitest';

/** Runs a command and gives what it printed. */
export async function output(command: () => Promise<number>): Promise<{ code: number; text: string }> {
  const printed: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((line: unknown) => void printed.push(String(line)));
  try {
    return { code: await command(), text: printed.join('\n') };
  } finally {
    log.mockRestore();
  }
}
