import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { run as runReplay } from '../../src/commands/replay.js';
import { output } from './output.js';
import { token, type Reply, type RunningService } from './running.js';
import { temporaryFolder } from './temporary.js';

/** Gives a service an hour and a half of the past in which denied goes wrong for six minutes. */
export async function givePast(service: RunningService, environment: Record<string, string>): Promise<void> {
  const file = join(await temporaryFolder(), 'past.csv');
  const rows = Array.from({ length: 90 }, (_, minute) => {
    const denied = minute >= 70 && minute < 76 ? 60 : 5 + (minute % 3);
    return `${String(minute)},${String(100 + (minute % 7))},${String(denied)},${String(minute % 2)}\n`;
  });
  await writeFile(file, `minute,approved,denied,reversed\n${rows.join('')}`);
  const arguments_ = [file, '--json', '--url', service.url, '--token', token];
  const { code } = await output(() => runReplay(arguments_, environment));
  expect(code).toBe(0);
}

/** The ninety minutes whose judgement no longer changes, as of now: the bounds of what two services are compared on. */
export function judgedPast(): { from: string; to: string } {
  const to = Math.floor(Date.now() / 60_000) * 60_000 - 2 * 60_000;
  return { from: new Date(to - 90 * 60_000).toISOString(), to: new Date(to).toISOString() };
}

/** What there is to ask about that past, the same at whatever time it is asked. */
export async function readPast(
  service: RunningService,
  { from, to }: { from: string; to: string },
): Promise<Record<string, Reply>> {
  const ask = async (path: string) => (await service.get(path)).body as Reply;
  const range = `from=${from}&to=${to}`;
  return {
    incidents: (await ask('/v1/incidents?from=-1d')).incidents,
    findings: (await ask(`/v1/findings?${range}`)).findings,
    mix: (await ask(`/v1/status-mix?${range}`)).minutes,
  };
}
