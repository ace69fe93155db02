import * as emotion from '@emotion/css';
import * as grafanaData from '@grafana/data';
import * as grafanaUi from '@grafana/ui';
import React from 'react';
import { createRoot, type Root } from 'react-dom/client';

import { bench } from './bench.js';
import { type MountSpec, propsOf } from './props.js';

Object.assign(window, { __grafana_public_path__: '/public/' });
grafanaData.standardEditorsRegistry.setInit(() => []);
grafanaData.standardFieldConfigEditorRegistry.setInit(() => []);

/** What Grafana gives to plugins; a module that asks for anything else fails here, as it would there. */
const given: Record<string, unknown> = {
  react: React,
  '@emotion/css': emotion,
  '@grafana/data': grafanaData,
  '@grafana/ui': grafanaUi,
};

type Factory = (...modules: unknown[]) => { plugin: grafanaData.PanelPlugin };

const asked: string[] = [];

function load(url: string): Promise<grafanaData.PanelPlugin> {
  return new Promise((resolve, reject) => {
    const define = (names: string[], factory: Factory): void => {
      asked.push(...names);
      const missing = names.filter((name) => !(name in given));
      if (missing.length > 0) {
        reject(new Error(`the module asks for ${missing.join(', ')}`));
        return;
      }
      delete (window as { define?: unknown }).define;
      resolve(factory(...names.map((name) => given[name])).plugin);
    };
    Object.assign(window, { define: Object.assign(define, { amd: true }) });
    const script = document.createElement('script');
    script.src = url;
    script.onerror = () => {
      reject(new Error(`cannot load ${url}`));
    };
    document.head.append(script);
  });
}

const themes = {
  dark: grafanaData.createTheme({ colors: { mode: 'dark' } }),
  light: grafanaData.createTheme({ colors: { mode: 'light' } }),
};

/** As on a dashboard whose panels share their crosshair. */
const shared: grafanaUi.PanelContext = {
  eventsScope: 'harness',
  eventBus: new grafanaData.EventBusSrv(),
  sync: () => grafanaData.DashboardCursorSync.Crosshair,
};
const hovered: number[] = [];
shared.eventBus.getStream(grafanaData.DataHoverEvent).subscribe(({ payload }) => {
  hovered.push(Number(payload.point.time));
});

let root: Root | undefined;
let loaded: Promise<grafanaData.PanelPlugin> | undefined;
const zooms: Array<{ from: number; to: number }> = [];

async function mount(spec: MountSpec): Promise<void> {
  loaded ??= load('/plugin/module.js');
  const plugin = await loaded;
  const Panel = plugin.panel!;
  const theme = themes[spec.theme];
  document.body.style.background = theme.colors.background.canvas;
  const props = propsOf(spec, theme, (range) => zooms.push(range));
  root ??= createRoot(document.getElementById('root')!);
  performance.mark('panel-render');
  root.render(
    <grafanaData.ThemeContext.Provider value={theme}>
      <grafanaUi.GlobalStyles />
      <div
        style={{
          boxSizing: 'content-box',
          width: spec.width,
          height: spec.height,
          padding: 8,
          margin: 8,
          background: theme.colors.background.primary,
          border: `1px solid ${theme.colors.border.weak}`,
        }}
      >
        <grafanaUi.PanelContextProvider value={shared}>
          <Panel {...props} />
        </grafanaUi.PanelContextProvider>
      </div>
      <grafanaUi.PortalContainer />
    </grafanaData.ThemeContext.Provider>,
  );
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  performance.measure('panel-paint', 'panel-render');
}

function clear(): void {
  root?.unmount();
  root = undefined;
}

window.harness = { mount, asked, zooms, hovered, bench: (minutes) => bench(minutes, mount, clear) };
