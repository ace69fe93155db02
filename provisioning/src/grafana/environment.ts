import type { Connection } from '@firewatch/flux';

export interface GrafanaPlace {
  /** Folder for Grafana's own data. */
  data: string;
  /** Folder that holds the panel's folder. */
  plugins: string;
  /** provisioning/grafana. */
  provisioning: string;
  port: number;
  password: string;
}

export const panelId = 'firewatch-statusmix-panel';

/** Grafana's settings: on loopback, with our provisioning and panel, and without calls to elsewhere. */
export function grafanaEnvironment(place: GrafanaPlace, influx: Connection): Record<string, string> {
  return {
    INFLUX_URL: influx.url,
    INFLUX_ORG: influx.org,
    INFLUX_TOKEN: influx.token,
    FIREWATCH_DASHBOARDS: `${place.provisioning}/dashboards`,
    GF_SERVER_HTTP_ADDR: '127.0.0.1',
    GF_SERVER_HTTP_PORT: String(place.port),
    GF_SERVER_ROOT_URL: `http://127.0.0.1:${place.port}/`,
    GF_PATHS_DATA: place.data,
    GF_PATHS_LOGS: `${place.data}/log`,
    GF_PATHS_PLUGINS: place.plugins,
    GF_PATHS_PROVISIONING: place.provisioning,
    GF_LOG_MODE: 'file',
    GF_PLUGINS_ALLOW_LOADING_UNSIGNED_PLUGINS: panelId,
    GF_PLUGINS_PLUGIN_ADMIN_ENABLED: 'false',
    GF_PLUGINS_PUBLIC_KEY_RETRIEVAL_DISABLED: 'true',
    GF_PLUGINS_PREINSTALL_DISABLED: 'true',
    GF_SECURITY_ADMIN_PASSWORD: place.password,
    GF_SECURITY_DISABLE_GRAVATAR: 'true',
    GF_ANALYTICS_REPORTING_ENABLED: 'false',
    GF_ANALYTICS_CHECK_FOR_UPDATES: 'false',
    GF_ANALYTICS_CHECK_FOR_PLUGIN_UPDATES: 'false',
    GF_NEWS_NEWS_FEED_ENABLED: 'false',
    GF_AUTH_ANONYMOUS_ENABLED: 'true',
    GF_AUTH_ANONYMOUS_ORG_ROLE: 'Viewer',
    GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH: `${place.provisioning}/dashboards/overview.json`,
  };
}
