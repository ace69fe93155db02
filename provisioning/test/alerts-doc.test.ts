import { readFileSync } from 'node:fs';
import { loadScript, makeModel } from '@firewatch/flux';
import { expect, it } from 'vitest';
import { rules, ruleSpecs } from '../src/rules/index.js';

const text = readFileSync(new URL('../../docs/alerts.md', import.meta.url), 'utf8');
const specs = ruleSpecs(makeModel({}));

it('docs/alerts.md lists the rules that there are', () => {
  const [, section = ''] =
    /## Rules\n([\s\S]*?)\n\n(?!\|)/.exec(text.replace('## Rules\n\n', '## Rules\n')) ?? [];
  const named = [...section.matchAll(/^\| ([^|]+?) \|/gm)].map(([, name = '']) => name.trim());
  expect(named.slice(2)).toEqual(specs.map(({ title }) => title));
});

it.each(specs.slice(0, 2))('docs/alerts.md has the threshold of $title', ({ data }) => {
  const condition = data.at(-1)!.model['conditions'] as Array<{ evaluator: { params: number[] } }>;
  expect(text).toContain(`above ${condition[0]!.evaluator.params[0]}`);
});

it('docs/alerts.md adds up the way from the minute to the card', () => {
  const offsets = ['rollup', 'anomalies', 'baseline', 'incidents'].map((task) =>
    Number(/offset: (\d+)s/.exec(loadScript(`tasks/${task}`))?.[1]),
  );
  const [, section = ''] = /### From the minute to the card\n([\s\S]*?)\n#/.exec(text) ?? [];
  const rows = [...section.matchAll(/\| +(\d+)(?:–(\d+))? +\|$/gm)].map(([, least, most]) => ({
    least: Number(least),
    most: Number(most ?? least),
  }));
  const sum = (of: 'least' | 'most'): number => rows.reduce((total, row) => total + row[of], 0);
  expect(rows[0]!.least).toBe(Math.max(...offsets));
  expect(section).toContain(`That is ${sum('least')} to ${sum('most')} seconds`);
});

it('no rule needs a field that Grafana 11 ignores', () => {
  const later = ['keep_firing_for', 'missingSeriesEvalsToResolve', 'record', 'active_time_intervals'];
  for (const rule of rules({ model: makeModel({}), receiver: 'Firewatch Teams' }))
    for (const field of later)
      for (const part of [rule, rule.notification_settings]) expect(part).not.toHaveProperty(field);
});

it('expressions read only what is there, and one is the condition', () => {
  for (const { title, data, condition } of specs) {
    const names = new Set(data.map(({ refId }) => refId));
    expect([title, names.size]).toEqual([title, data.length]);
    expect(names).toContain(condition);
    for (const { model } of data) {
      const expression = String(model['expression'] ?? '');
      const read = model['type'] === 'math' ? [...expression.matchAll(/\$(\w+)/g)].map(([, n]) => n) : [];
      for (const name of read) expect(names).toContain(name);
      if (model['type'] === 'reduce' || model['type'] === 'threshold') expect(names).toContain(expression);
    }
  }
});
