import { float, literal } from '../compose/literals.js';
import { rules } from './rules.js';
import type { Model, ModelConstants } from './types.js';

/** A constant's definition with the model's value; null where the name is no constant. */
export function constantSource(model: Model, name: string): string | null {
  if (!Object.hasOwn(rules, name)) return null;
  const key = name as keyof ModelConstants;
  const value = model.constants[key];
  const text = rules[key].kind === 'real' ? float(value as number) : literal(value);
  return `${name} = ${text}`;
}
