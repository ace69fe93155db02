import { describe, expect, it } from 'vitest';
import {
  checkFlux,
  ComposeError,
  compose,
  ConfigurationError,
  flux,
  listScripts,
  loadModel,
  loadScript,
  makeModel,
} from '../src/index.js';
import { loadScript as read } from '../src/compose/files.js';

const model = loadModel();
const count = (text: string, what: string): number => text.split(what).length - 1;

describe('compose', () => {
  it('puts imports first, then options, then only the definitions that are needed, each once', () => {
    const text = compose(loadScript('tasks/anomalies'), { model });
    const lines = text.split('\n');
    const lastImport = lines.findLastIndex((line) => line.startsWith('import '));
    expect(lines.slice(0, lastImport + 1).every((line) => line.startsWith('import '))).toBe(true);
    expect(lines[lastImport + 1]).toMatch(/^option task = /);
    for (const name of ['lr', 'grid', 'judgeUpward', 'upwardMinimum', 'minutesBefore'])
      expect(count(text, `\n${name} = `), name).toBe(1);
    for (const name of ['trends', 'followIncident', 'bandOf']) expect(text).not.toContain(`\n${name} = `);
    expect(text.indexOf('\nlr = ')).toBeLessThan(text.indexOf('\nrateScore = '));
  });

  it('leaves the task option out on request', () => {
    expect(compose(loadScript('tasks/rollup'), { model, task: false })).not.toContain('option task');
  });

  it('gives constants the values of the model', () => {
    const other = makeModel({ criticalLevel: 6, upward: ['denied'], shortWindow: 2 });
    const text = compose(loadScript('tasks/anomalies'), { model: other });
    expect(text).toContain('\ncriticalLevel = 6.0\n');
    expect(text).toContain('\nupward = ["denied"]\n');
    expect(text).toContain('\nshortWindow = 2\n');
  });

  it.each([
    ['a duration', flux('-30m'), 'start: -30m'],
    ['a Grafana variable', flux('v.timeRangeStart'), 'start: v.timeRangeStart'],
    ['a time', new Date('2026-01-01T00:00:00Z'), 'start: 2026-01-01T00:00:00.000Z'],
  ])('fills in %s as a parameter and keeps the other defaults', (_, start, written) => {
    const text = compose(loadScript('queries/coverage'), { model, params: { start } });
    expect(text).toContain(`params = {${written}, stop: now(), settled: false}`);
  });

  it('quotes text so that it stays text', async () => {
    const status = 'a"b\\c${d}\n';
    const text = compose(loadScript('queries/status-history'), { model, params: { status } });
    expect(text).toContain('status: "a\\"b\\\\c\\${d}\\n"');
    expect(await checkFlux(text)).toEqual([]);
  });

  it('keeps comments for those who read the script, and drops them else', () => {
    expect(compose(loadScript('queries/trend'), { model, comments: true })).toContain('// trendLine: ');
    expect(compose(loadScript('queries/trend'), { model })).not.toContain('// trendLine: ');
  });

  it.each([
    [
      'an unknown parameter',
      'params = {a: 1}\nparams',
      { b: 1 },
      ConfigurationError,
      /no parameter "b"; it has a/,
    ],
    ['a syntax error', 'from(bucket: ', {}, ComposeError, /script: .*line 1/s],
    [
      'two packages of one name',
      'import array "experimental/array"\narray.from(rows: [{a: zeros(field: "x", of: ["y"], at: now())}])',
      {},
      ComposeError,
      /array stands for both/,
    ],
  ])('refuses %s', (_, source, params, kind, message) => {
    expect(() => compose(source, { model, params })).toThrow(kind);
    expect(() => compose(source, { model, params })).toThrow(message);
  });

  it('names the scripts that there are when one is not there', () => {
    expect(() => loadScript('queries/nothing')).toThrow(
      /no Flux script "queries\/nothing"; known: .*queries\/trend/,
    );
    expect(() => loadScript('../package')).toThrow(ConfigurationError);
  });
});

describe('the Flux files', () => {
  const scripts = [...listScripts('tasks'), ...listScripts('queries')];
  it.each(scripts)('%s passes the official checker', async (name) => {
    expect(await checkFlux(compose(loadScript(name), { model }))).toEqual([]);
  });

  it.each(scripts)('%s passes it with other watched statuses', async (name) => {
    const other = makeModel({ upward: ['failed', 'refunded'], downward: ['approved', 'processing'] });
    expect(await checkFlux(compose(loadScript(name), { model: other }))).toEqual([]);
  });

  it.each(scripts)('%s says what it is, what it reads and what it returns', (name) => {
    const head = read(name)
      .split('\n')
      .filter((line) => line.startsWith('//'))
      .join(' ');
    expect(head).toMatch(/^\/\/ [A-Z]/);
    expect(head).toMatch(/Inputs:/);
    expect(head).toMatch(/Output/);
  });

  const functions = listScripts('lib').filter((name) => name !== 'lib/constants');
  it.each(functions)('%s begins with a function, and says what it takes and gives', (name) => {
    const lines = read(name).split('\n');
    const first = lines.findIndex((line) => line.startsWith('//'));
    const end = lines.findIndex((line, i) => i > first && !line.startsWith('//'));
    const head = lines.slice(first, end).join(' ');
    const defined = /^(\w+) = /.exec(lines[end]!)?.[1];
    expect(head.startsWith(`// ${defined}`), head).toBe(true);
    expect(head).toMatch(/Inputs?:/);
    expect(head).toMatch(/Outputs?( columns)?:/);
  });

  it('finds faults with their place', async () => {
    const [fault] = await checkFlux('a = 1\nb = a + "x"\n');
    expect(fault).toMatchObject({ line: 2, message: expect.stringContaining('int') as string });
  });
});
