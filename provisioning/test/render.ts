import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { templateText } from '../src/message/template.js';

const source = fileURLToPath(new URL('template-render', import.meta.url));

/** One alert as notification templates get it. */
export interface AlertData {
  status: 'firing' | 'resolved';
  labels: Record<string, string>;
  annotations: Record<string, string>;
  startsAt: string;
  endsAt: string;
  silenceURL: string;
  /** By refId, those that are finite. */
  values?: Record<string, number>;
}

/** Go's own template engine, with what Grafana adds to it. */
export interface Renderer {
  annotations(
    templates: Record<string, string>,
    labels: Record<string, string>,
    values: Record<string, number | null>,
  ): Record<string, string>;
  card(alerts: AlertData[]): { title: string; message: string };
  /** A text of a contact point's settings, which takes the templates by name. */
  setting(text: string, alerts: AlertData[]): string;
  /** JSON as Go writes it, where `<`, `>` and `&` take six bytes. */
  json(value: unknown): string;
  close(): void;
}

export const externalURL = 'https://grafana.example/';

/** True where Go is installed; CI must have it. */
export function goIsInstalled(): boolean {
  if (spawnSync('go', ['version']).status === 0) return true;
  if (process.env['CI']) throw new Error('Go is not installed: the notification templates cannot be tested');
  console.log('skipped: the notification templates need Go');
  return false;
}

/** Builds the program once. */
export function startRenderer(): Renderer {
  const dir = mkdtempSync(join(tmpdir(), 'firewatch-render-'));
  const program = join(dir, 'render');
  execFileSync('go', ['build', '-o', program, '.'], { cwd: source });
  const ask = (requests: unknown[]): string[] => {
    const { status, stdout, stderr } = spawnSync(program, {
      input: JSON.stringify(requests),
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`the templates do not render: ${stderr}`);
    return JSON.parse(stdout) as string[];
  };
  return {
    annotations(templates, labels, values) {
      const known = Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, Number.isFinite(value) ? value : null]),
      );
      const [text] = ask([{ annotations: templates, labels, values: known, externalURL }]);
      return JSON.parse(text ?? '') as Record<string, string>;
    },
    card(alerts) {
      const template = templateText();
      const data = notification(alerts);
      const [title = '', message = ''] = ask([
        { template, name: 'firewatch.title', data },
        { template, name: 'firewatch.message', data },
      ]);
      return { title, message };
    },
    setting(text, alerts) {
      const template = `${templateText()}\n{{ define "setting" }}${text}{{ end }}`;
      return ask([{ template, name: 'setting', data: notification(alerts) }])[0] ?? '';
    },
    json: (value) => ask([{ json: value }])[0] ?? '',
    close: () => rmSync(dir, { recursive: true, force: true }),
  };
}

/** The numbers that JSON can carry. */
export function finite(values: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => Number.isFinite(value)));
}

function notification(alerts: AlertData[]): unknown {
  return {
    receiver: 'Firewatch Teams',
    status: alerts.some(({ status }) => status === 'firing') ? 'firing' : 'resolved',
    alerts,
    groupLabels: {},
    commonLabels: common(alerts.map(({ labels }) => labels)),
    commonAnnotations: common(alerts.map(({ annotations }) => annotations)),
    externalURL,
  };
}

function common(all: Array<Record<string, string>>): Record<string, string> {
  const [first = {}, ...rest] = all;
  return Object.fromEntries(
    Object.entries(first).filter(([name, value]) => rest.every((other) => other[name] === value)),
  );
}
