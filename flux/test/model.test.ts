import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ConfigurationError, loadModel, makeModel } from '../src/index.js';

const folder = mkdtempSync(join(tmpdir(), 'firewatch-model-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('loadModel', () => {
  it('reads the constants of flux/lib', () => {
    const { constants, hash } = loadModel();
    expect(constants).toMatchObject({
      upward: ['denied', 'failed', 'reversed', 'backend_reversed'],
      downward: ['approved'],
      warningLevel: 3.5,
      criticalLevel: 4.5,
      referenceStart: 75,
      referenceEnd: 16,
    });
    expect(hash).toMatch(/^[0-9a-f]{12}$/);
  });

  it('takes other values from a file, and tells the two models apart', () => {
    const other = loadModel(
      file('levels.json', '{"warningLevel": 4, "criticalLevel": 6, "upward": ["denied"]}'),
    );
    expect(other.constants).toMatchObject({
      warningLevel: 4,
      criticalLevel: 6,
      upward: ['denied'],
      shortWindow: 1,
    });
    expect(other.hash).not.toBe(loadModel().hash);
    expect(makeModel({ criticalLevel: 4.5 }).hash).toBe(loadModel().hash);
  });

  it.each([
    ['{"criticalLvel": 5}', /no constant "criticalLvel"; known: .*criticalLevel/],
    ['{"criticalLevel": "5"}', /criticalLevel must be a number from 1 to 100, not "5"/],
    ['{"shortWindow": 1.5}', /shortWindow must be a whole number from 1 to 13, not 1.5/],
    ['{"referenceEnd": 10}', /referenceEnd must be a whole number from 16/],
    [
      '{"upward": ["declined"]}',
      /upward must be a list of different statuses \(approved, .*not \["declined"\]/,
    ],
    ['{"upward": ["denied", "denied"]}', /upward must be a list of different statuses/],
    ['{"upward": ["approved"]}', /upward or in downward, not in both/],
    ['{"upward": [], "downward": []}', /at least one status/],
    ['{"warningLevel": 5}', /warningLevel must be at most criticalLevel/],
    ['{"middleWindow": 15}', /middleWindow must be a whole number from 2 to 14/],
    ['{"incidentGap": 0}', /incidentGap must be a whole number from 1 to 10, not 0/],
    ['{"referenceStart": 30, "learningMinutes": 20}', /referenceStart must be at least trendStart/],
    ['{"shortWindow": 5}', /shortWindow, middleWindow and longWindow must rise/],
    ['{"analyticsBucket": ""}', /analyticsBucket must be the name of a bucket/],
    ['[1]', /one JSON object/],
    ['{', /cannot be read as JSON/],
  ])('refuses %s, and says which key and what it may be', (text, message) => {
    const path = file('wrong.json', text);
    expect(() => loadModel(path)).toThrow(ConfigurationError);
    expect(() => loadModel(path)).toThrow(message);
    expect(() => loadModel(path)).toThrow(path);
  });

  it('names a file that is not there', () => {
    expect(() => loadModel(join(folder, 'none.json'))).toThrow(/none\.json cannot be read/);
  });
});
