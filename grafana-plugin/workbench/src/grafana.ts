import { standardEditorsRegistry, standardFieldConfigEditorRegistry } from '@grafana/data';

declare global {
  interface Window {
    __grafana_public_path__?: string;
  }
}

/** What Grafana's packages find prepared inside Grafana and need outside of it. */
export function prepareGrafana(): void {
  window.__grafana_public_path__ = '/';
  if (!standardEditorsRegistry.list.length) {
    return;
  }
  standardEditorsRegistry.setInit(() => []);
  standardFieldConfigEditorRegistry.setInit(() => []);
}
