import { hostname } from 'node:os';
import { Type, type Static } from 'typebox';
import { secrets } from './secrets.js';

const text = (description: string, options: { default?: string; pattern?: string } = {}) =>
  Type.String({ description, ...options });
const optional = (description: string, options: { pattern?: string } = {}) =>
  Type.Optional(Type.String({ description, minLength: 1, ...options }));

/** Every variable that the ingest reads. Each `…_FILE` variant of a secret names a file that holds it. */
export const settingsSchema = Type.Object({
  INFLUX_URL: optional('InfluxDB 2; unset: the embedded engine', { pattern: '^https?://[^\\s]+$' }),
  INFLUX_TOKEN: optional('Token for InfluxDB; needed with INFLUX_URL'),
  INFLUX_ORG: optional('Organisation in InfluxDB; needed with INFLUX_URL'),
  INFLUX_TIMEOUT: Type.Number({
    description: 'Seconds in which InfluxDB must acknowledge a write, or answer a query',
    minimum: 0.1,
    maximum: 8,
    default: 5,
  }),
  HUB_URL: optional('On a shard: the hub’s InfluxDB, whose last closed minute replies use', {
    pattern: '^https?://[^\\s]+$',
  }),
  HUB_TOKEN: optional('Token for the hub; needed with HUB_URL'),
  HUB_ORG: optional('Organisation of the hub; default: INFLUX_ORG'),
  FIREWATCH_HOST: text('Address to listen on', { default: '127.0.0.1', pattern: '^[A-Za-z0-9.:_-]+$' }),
  FIREWATCH_PORT: Type.Integer({
    description: 'Port to listen on; 0: any free one',
    minimum: 0,
    maximum: 65_535,
    default: 8080,
  }),
  FIREWATCH_PUBLIC_URL: optional('Address under which people reach the workbench, behind a proxy', {
    pattern: '^https?://[^\\s/]+/?$',
  }),
  FIREWATCH_DATA: text('Folder of the embedded engine, the queue and the token', { default: './data' }),
  FIREWATCH_NAME: text('Name of this ingest among others, in coverage and metrics', {
    default: hostname().slice(0, 64),
    pattern: '^[A-Za-z0-9._-]{1,64}$',
  }),
  FIREWATCH_TOKENS: optional('Tokens: name:scope:token, comma separated; scope is write, read or admin'),
  FIREWATCH_TAGS: text('Segment tags, comma separated', {
    default: 'auth_code',
    pattern: '^([a-z][a-z0-9_]{0,31}(,[a-z][a-z0-9_]{0,31}){0,7})?$',
  }),
  FIREWATCH_TAG_VALUES: Type.Integer({
    description: 'Distinct values that one tag may take',
    minimum: 1,
    maximum: 100_000,
    default: 1_000,
  }),
  FIREWATCH_MODEL: optional('A JSON file that overrides the model’s constants'),
  FIREWATCH_SHARD: optional('Name of this InfluxDB among several; needed with HUB_URL', {
    pattern: '^[A-Za-z0-9._-]{1,32}$',
  }),
  FIREWATCH_ROLE: Type.Optional(
    Type.Enum(['single', 'shard', 'hub'], {
      description:
        'single: all in one; shard: counts for a hub; hub: judges; default: shard with HUB_URL, else single',
    }),
  ),
  FIREWATCH_SHARD_TIMEOUT: Type.Integer({
    description:
      'Seconds after a minute’s close for which a hub waits for its shards; read by `firewatch deploy`',
    minimum: 1,
    maximum: 600,
    default: 20,
  }),
  HUB_QUEUE_MB: Type.Integer({
    description:
      'Megabytes of counts that may wait on a shard while the hub is away; read by `firewatch deploy`',
    minimum: 33,
    maximum: 1_000_000,
    default: 512,
  }),
  FIREWATCH_RETENTION_DAYS: Type.Integer({
    description: 'Days that InfluxDB keeps transactions; older ones are refused',
    minimum: 2,
    maximum: 36_500,
    default: 30,
  }),
  FIREWATCH_ANALYTICS_DAYS: Type.Optional(
    Type.Integer({
      description:
        'Days that InfluxDB keeps minutes, baselines and anomalies; default: what is there, of a new bucket 400',
      minimum: 2,
      maximum: 36_500,
    }),
  ),
  FIREWATCH_RATE_LIMIT: Type.Integer({
    description: 'Requests a second and token; 0: no limit',
    minimum: 0,
    maximum: 1_000_000,
    default: 0,
  }),
  FIREWATCH_QUEUE_MB: Type.Integer({
    description: 'Megabytes that may wait on disk while InfluxDB is away',
    minimum: 1,
    maximum: 1_000_000,
    default: 1_024,
  }),
  FIREWATCH_STREAM_MB: Type.Integer({
    description: 'Megabytes that one NDJSON or CSV body may have',
    minimum: 1,
    maximum: 1_000_000,
    default: 4_096,
  }),
  FIREWATCH_TLS_CERT: optional('File with the certificate (PEM); with FIREWATCH_TLS_KEY: HTTPS'),
  FIREWATCH_TLS_KEY: optional('File with the certificate’s key (PEM)'),
  FIREWATCH_TRUST_PROXY: optional(
    'Proxies whose X-Forwarded-* headers are believed: addresses or networks, comma separated',
    { pattern: '^[0-9A-Fa-f.:/]+(,[0-9A-Fa-f.:/]+)*$' },
  ),
  FIREWATCH_LOG_LEVEL: Type.Enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
    description: 'What is logged',
    default: 'info',
  }),
  GRAFANA_URL: optional('Grafana; read by `firewatch provision`', { pattern: '^https?://[^\\s]+$' }),
  GRAFANA_TOKEN: optional('Token for Grafana; read by `firewatch provision`'),
  TEAMS_WEBHOOK_URL: optional('Where Teams takes messages; read by `firewatch provision`', {
    pattern: '^https?://[^\\s]+$',
  }),
});

export type Environment = Static<typeof settingsSchema>;

/** Every name that means something to the ingest. */
export const settingNames: readonly string[] = [
  ...Object.keys(settingsSchema.properties),
  ...secrets.map((name) => `${name}_FILE`),
];

/**
 * Variables that look like settings and are none: a misspelt one would leave its setting at its default without a word.
 * They are no reason not to start: other programs may have such variables too.
 */
export function unknownSettings(environment: NodeJS.ProcessEnv): string[] {
  const known = new Set(settingNames);
  return Object.keys(environment).filter((name) => name.startsWith('FIREWATCH_') && !known.has(name));
}
