import { resolve } from 'node:path';
import { loadModel, type Connection, type Model } from '@firewatch/flux';
import { envSchema } from 'env-schema';
import { SettingsError } from '../errors.js';
import { readProxies, readPublicUrl } from './network.js';
import { settingsSchema, type Environment } from './schema.js';
import { secrets } from './secrets.js';
import { readTls, type TlsFiles } from './tls.js';
import { parseTokens, type TokenSetting } from './tokens.js';

/** What the service runs with, checked and in the units that the code uses. */
export interface Settings {
  /** Null: the embedded engine. */
  influx: Connection | null;
  hub: Connection | null;
  influxTimeoutMs: number;
  host: string;
  port: number;
  publicUrl: string | null;
  /** Absolute path. */
  data: string;
  name: string;
  /** Null: one is made and kept in the data folder. */
  tokens: TokenSetting[] | null;
  tags: string[];
  tagValues: number;
  model: Model;
  shard: string;
  role: 'single' | 'shard' | 'hub';
  retentionDays: number;
  /** Null: what the bucket has. */
  analyticsDays: number | null;
  /** Requests a second and token; 0: no limit. */
  rateLimit: number;
  queueBytes: number;
  streamBytes: number;
  tls: TlsFiles | null;
  trustProxy: string[] | null;
  logLevel: string;
}

/**
 * Reads the settings from environment variables, in which secrets stand themselves (see `withSecretFiles`).
 * @throws SettingsError with one line that names the variable and what it may be
 */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const env = checkEnvironment(environment);
  return {
    influx: connection(env, 'INFLUX', env.INFLUX_ORG),
    hub: connection(env, 'HUB', env.HUB_ORG ?? env.INFLUX_ORG),
    influxTimeoutMs: env.INFLUX_TIMEOUT * 1000,
    host: env.FIREWATCH_HOST,
    port: env.FIREWATCH_PORT,
    publicUrl: readPublicUrl(env.FIREWATCH_PUBLIC_URL),
    data: resolve(env.FIREWATCH_DATA),
    name: env.FIREWATCH_NAME,
    tokens: env.FIREWATCH_TOKENS === undefined ? null : parseTokens(env.FIREWATCH_TOKENS),
    tags: readTags(env.FIREWATCH_TAGS),
    tagValues: env.FIREWATCH_TAG_VALUES,
    model: readModel(env.FIREWATCH_MODEL),
    shard: env.FIREWATCH_SHARD ?? '0',
    role: readRole(env),
    retentionDays: env.FIREWATCH_RETENTION_DAYS,
    analyticsDays: env.FIREWATCH_ANALYTICS_DAYS ?? null,
    rateLimit: env.FIREWATCH_RATE_LIMIT,
    queueBytes: env.FIREWATCH_QUEUE_MB * 1e6,
    streamBytes: env.FIREWATCH_STREAM_MB * 1e6,
    tls: readTls({ cert: env.FIREWATCH_TLS_CERT, key: env.FIREWATCH_TLS_KEY }),
    trustProxy: readProxies(env.FIREWATCH_TRUST_PROXY),
    logLevel: env.FIREWATCH_LOG_LEVEL,
  };
}

/** An empty variable is one that is not set: compose files and .env files leave them so. */
function checkEnvironment(environment: NodeJS.ProcessEnv): Environment {
  const data = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  try {
    return envSchema<Environment>({
      schema: settingsSchema,
      data: data as Record<string, unknown>,
      env: false,
    });
  } catch (error) {
    throw new SettingsError(inWords(error, environment));
  }
}

interface SchemaError {
  errors?: Array<{
    instancePath: string;
    keyword: string;
    message?: string;
    params: Record<string, unknown>;
  }>;
}

function inWords(error: unknown, environment: NodeJS.ProcessEnv): string {
  const [first] = (error as SchemaError).errors ?? [];
  if (first === undefined) return String(error);
  const name = first.instancePath.slice(1);
  const allowed = first.params['allowedValues'];
  const description = (settingsSchema.properties as Record<string, { description?: string }>)[name]
    ?.description;
  const expected = Array.isArray(allowed)
    ? `must be one of ${allowed.join(', ')}`
    : (first.message ?? 'is not valid');
  const shown = (secrets as readonly string[]).includes(name) ? '' : `, but is "${environment[name] ?? ''}"`;
  return `${name} ${expected}${shown} (${description ?? 'unknown'})`;
}

function connection(env: Environment, prefix: 'INFLUX' | 'HUB', org: string | undefined): Connection | null {
  const url = env[`${prefix}_URL`];
  if (url === undefined) return null;
  if (!URL.canParse(url)) throw new SettingsError(`${prefix}_URL must be an address, but is "${url}"`);
  const token = env[`${prefix}_TOKEN`];
  if (token === undefined) throw new SettingsError(`${prefix}_TOKEN is needed with ${prefix}_URL`);
  if (org === undefined) throw new SettingsError(`${prefix}_ORG is needed with ${prefix}_URL`);
  return { url: url.replace(/\/$/, ''), token, org };
}

/**
 * Columns that a transaction or its minutes have anyway: a tag beside a field of its name cannot be pivoted, and of CSV it
 * could not be read.
 */
const ownColumns = new Set([
  ...['status', 'shard', 'ingest', 'time', 'timestamp'],
  ...['id', 'count', 'f1', 'amount'],
]);

function readTags(text: string): string[] {
  const tags = text === '' ? [] : text.split(',');
  const wrong = tags.find((tag, index) => ownColumns.has(tag) || tags.indexOf(tag) !== index);
  if (wrong !== undefined)
    throw new SettingsError(`FIREWATCH_TAGS has "${wrong}" twice, or it has a meaning of its own`);
  return tags;
}

function readModel(path: string | undefined): Model {
  try {
    return loadModel(path);
  } catch (error) {
    throw new SettingsError(`FIREWATCH_MODEL: ${(error as Error).message}`);
  }
}

/** A shard without a hub would never be judged; two shards of one name would overwrite each other at the hub. */
function readRole(env: Environment): Settings['role'] {
  const role = env.FIREWATCH_ROLE ?? (env.HUB_URL === undefined ? 'single' : 'shard');
  if (role !== 'shard') {
    if (env.HUB_URL === undefined) return role;
    throw new SettingsError(`HUB_URL is for a shard, but FIREWATCH_ROLE is "${role}"`);
  }
  if (env.HUB_URL === undefined) throw new SettingsError('HUB_URL is needed with FIREWATCH_ROLE "shard"');
  if (env.INFLUX_URL === undefined)
    throw new SettingsError('INFLUX_URL is needed with HUB_URL: the embedded engine does not replicate');
  if (env.FIREWATCH_SHARD === undefined)
    throw new SettingsError('FIREWATCH_SHARD is needed with HUB_URL: a name that no other shard has');
  return role;
}
