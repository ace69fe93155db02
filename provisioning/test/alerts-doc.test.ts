import { readFileSync } from 'node:fs';
import { makeModel } from '@firewatch/flux';
import { expect, it } from 'vitest';
import { ruleSpecs } from '../src/rules/index.js';

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

it('no rule needs a field that Grafana 11 ignores', () => {
  const later = ['keep_firing_for', 'missingSeriesEvalsToResolve', 'record', 'active_time_intervals'];
  for (const spec of specs) for (const field of later) expect(spec).not.toHaveProperty(field);
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
