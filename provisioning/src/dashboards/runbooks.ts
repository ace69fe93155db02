import { readFileSync } from 'node:fs';
import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder as TextBuilder, TextMode } from '@grafana/grafana-foundation-sdk/text';
import { dashboard, finish, place, type Place } from './parts.js';
import { runbookPages } from './runbook-panels.js';

const pages = new URL('../../../docs/runbooks/', import.meta.url);

/** The pages of docs/runbooks, so that an alert's link works wherever Grafana runs. */
export function runbooks(): Dashboard {
  const board = dashboard('firewatch-runbooks', 'Firewatch: runbooks', 'What to do for each alert').time({
    from: 'now-1h',
    to: 'now',
  });
  place(
    board,
    runbookPages.map((page, index) => {
      const text = readFileSync(new URL(`${page}.md`, pages), 'utf8');
      const [, title = page] = /^# (.+)$/m.exec(text) ?? [];
      const at: Place = [12 * (index % 2), 14 * Math.floor(index / 2), 12, 14];
      const panel = new TextBuilder()
        .title(title)
        .mode(TextMode.Markdown)
        .content(text.replace(/^# .+\n+/, ''));
      return [at, panel] as const;
    }),
  );
  return finish(board);
}
