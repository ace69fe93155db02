import { expect, it, vi } from 'vitest';
import type { Diagnostic } from '../src/check/check.js';
import { soundScripts } from '../src/deploy/scripts.js';
import type { Role } from '../src/deploy/tasks.js';
import { loadModel } from '../src/index.js';

const fault: Diagnostic = { line: 7, column: 1, message: 'undefined identifier' };
const faulty = vi.hoisted((): { find: (script: string) => boolean } => ({ find: () => false }));
vi.mock('../src/check/check.js', () => ({
  checkFlux: (script: string) => Promise.resolve(faulty.find(script) ? [fault] : []),
}));

const model = loadModel();
const isTask = (script: string) => script.includes('option task');
const isReply = (script: string) => !isTask(script);

it.each<[Role, string, (script: string) => boolean, RegExp]>([
  ['single', 'a task', isTask, /^tasks\/rollup line 7: undefined identifier$/],
  ['single', 'what replies ask', isReply, /^queries\/recommendation line 7/],
  [
    'single',
    'what replies ask while tasks stand still',
    (script) => script.includes('name: "judged"'),
    /^queries\/stalled/,
  ],
  ['shard', 'its only task', isTask, /^tasks\/rollup line 7/],
  ['hub', 'what shards ask', isReply, /^queries\/hub-recommendation line 7/],
])('hands nothing on for a %s where the checker finds a fault in %s', async (role, _, find, says) => {
  faulty.find = find;
  await expect(soundScripts(role, { model })).rejects.toThrow(says);
});
