import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ConfigurationError } from '../errors.js';
import { statuses } from '../statuses.js';
import { defaultConstants } from './defaults.js';
import { relations, rules, type Rule } from './rules.js';
import type { Model, ModelConstants } from './types.js';

/**
 * The model in force: the constants of flux/lib/constants.flux, overridden by a JSON file where one is given
 * (the setting FIREWATCH_MODEL).
 * @throws ConfigurationError that names file, key and what the key may be
 */
export function loadModel(path?: string): Model {
  if (path === undefined || path === '') return makeModel({});
  return makeModel(readJson(path), path);
}

/**
 * The default model with other values for some constants.
 * @param label what errors call the overrides' origin
 * @throws ConfigurationError on an unknown key, a wrong type, a value out of its limits or values that contradict
 */
export function makeModel(overrides: Readonly<Record<string, unknown>>, label = 'the model'): Model {
  const constants = { ...defaultConstants() } as Record<string, unknown>;
  for (const [key, value] of Object.entries(overrides)) {
    const rule = (rules as Record<string, Rule | undefined>)[key];
    if (rule === undefined)
      throw new ConfigurationError(
        `${label}: there is no constant "${key}"; known: ${Object.keys(rules).join(', ')}`,
      );
    const wrong = fault(rule, value);
    if (wrong !== null)
      throw new ConfigurationError(`${label}: ${key} must be ${wrong}, not ${JSON.stringify(value)}`);
    constants[key] = value;
  }
  const whole = constants as unknown as ModelConstants;
  const broken = relations.find(([, holds]) => !holds(whole));
  if (broken !== undefined) throw new ConfigurationError(`${label}: ${broken[0]}`);
  return { constants: whole, hash: hashOf(whole) };
}

function fault(rule: Rule, value: unknown): string | null {
  if (rule.kind === 'name') return typeof value === 'string' && value !== '' ? null : 'the name of a bucket';
  if (rule.kind === 'statuses') {
    const known: readonly unknown[] = statuses;
    const fine =
      Array.isArray(value) && value.every((s) => known.includes(s)) && new Set(value).size === value.length;
    return fine ? null : `a list of different statuses (${statuses.join(', ')})`;
  }
  const { least, most } = rule;
  const fine = typeof value === 'number' && value >= least && value <= most;
  if (rule.kind === 'whole')
    return fine && Number.isInteger(value) ? null : `a whole number from ${least} to ${most}`;
  return fine ? null : `a number from ${least} to ${most}`;
}

function readJson(path: string): Readonly<Record<string, unknown>> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new ConfigurationError(`${path} cannot be read as JSON: ${(cause as Error).message}`, { cause });
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw new ConfigurationError(`${path} must hold one JSON object with the model's constants`);
  return parsed as Readonly<Record<string, unknown>>;
}

function hashOf(constants: ModelConstants): string {
  const sorted = Object.entries(constants).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex').slice(0, 12);
}
