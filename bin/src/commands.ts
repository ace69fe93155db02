/** What `firewatch` can do: where a command lives and its line in the help. */
export interface CommandEntry {
  /** The module that exports `run`; imported only when the command is called. */
  module: string;
  summary: string;
}

export const commands: Readonly<Record<string, CommandEntry>> = {
  serve: {
    module: 'firewatch/commands/serve',
    summary: 'run the ingest (and the embedded engine, unless INFLUX_URL is set)',
  },
  demo: {
    module: 'firewatch/commands/demo',
    summary: 'run it with simulated payments and an incident on its way',
  },
  engine: {
    module: '@firewatch/engine/commands/engine',
    summary: 'run the embedded InfluxDB-2-compatible engine alone',
  },
  deploy: {
    module: '@firewatch/flux/commands/deploy',
    summary: 'create or update buckets and tasks in InfluxDB',
  },
  replay: {
    module: '@firewatch/ingest/commands/replay',
    summary: 'send a file of past counts through a running ingest',
  },
  simulate: {
    module: '@firewatch/ingest/commands/simulate',
    summary: 'generate realistic traffic with incidents, to a file or live',
  },
  backfill: {
    module: '@firewatch/flux/commands/backfill',
    summary: 'recompute the analytics over a past range',
  },
  backtest: {
    module: '@firewatch/analysis/commands/backtest',
    summary: 'judge the model on a file, or on what is stored',
  },
  analyze: {
    module: '@firewatch/analysis/commands/analyze',
    summary: 'say which hours or minutes of a file are anomalous, and why',
  },
  report: {
    module: '@firewatch/analysis/commands/report',
    summary: 'the daily report of an installation',
  },
  export: { module: '@firewatch/ingest/commands/export', summary: 'everything stored, as line protocol' },
  provision: {
    module: '@firewatch/provisioning/commands/provision',
    summary: "seed Grafana's contact point, templates and alert rules",
  },
  grafana: {
    module: '@firewatch/provisioning/commands/grafana',
    summary: 'start a locally installed Grafana with the plugin and dashboards',
  },
  'teams-inbox': {
    module: '@firewatch/provisioning/commands/teams-inbox',
    summary: 'receive and show the cards that Teams would get',
  },
  'dead-letters': {
    module: '@firewatch/ingest/commands/dead-letters',
    summary: 'list, retry or export what InfluxDB rejected',
  },
};
