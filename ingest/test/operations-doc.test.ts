import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as errors from '../src/errors.js';
import { Metrics } from '../src/metrics/metrics.js';
import { settingNames } from '../src/settings/schema.js';

const url = new URL('../../docs/operations.md', import.meta.url);
const text = readFileSync(url, 'utf8');
const found = (pattern: RegExp) => [...new Set(text.match(pattern) ?? [])];

describe('docs/operations.md', () => {
  it('names settings that there are', () => {
    const named = found(/\b(?:FIREWATCH|INFLUX|GRAFANA)_[A-Z_]+\b/g);
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => !settingNames.includes(name))).toEqual([]);
  });

  it('names errors and metrics that there are', async () => {
    const codes = Object.values(errors).map(
      (Kind) => new (Kind as new (text: string) => { code: string })('x').code,
    );
    expect(found(/\bFW_[A-Z_]+\b/g).filter((code) => !codes.includes(code))).toEqual([]);
    const metrics = new Metrics();
    const none = () => 0;
    metrics.observe({
      queueEntries: none,
      queueBytes: none,
      queueAge: none,
      deadLetters: none,
      identities: none,
      tagValues: () => ({}),
      taskLag: () => null,
    });
    const shown = await metrics.registry.metrics();
    const named = found(/\b(?:firewatch|nodejs)_[a-z_]+\b/g);
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((name) => !shown.includes(`# TYPE ${name} `))).toEqual([]);
  });

  it('links to pages that there are', () => {
    const links = [...text.matchAll(/\]\(([a-z][^)#:]*)/g)].map(([, link]) => link!);
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((link) => !existsSync(new URL(link, url)))).toEqual([]);
  });
});
