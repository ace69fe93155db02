import { ConfigurationError } from '../errors.js';

/** Flux text that goes into a script as it is: a Grafana variable, a duration, an expression. */
export interface RawFlux {
  flux: string;
}

export type ParamValue = string | number | boolean | Date | RawFlux | readonly ParamValue[];

/** Marks text as Flux, so that it is not quoted: `flux('v.timeRangeStart')`, `flux('-1h')`. */
export function flux(text: string): RawFlux {
  return { flux: text };
}

/**
 * Writes a value as a Flux literal. A whole number is an integer, another a float.
 * @throws ConfigurationError for a number that Flux cannot write
 */
export function literal(value: ParamValue): string {
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'number') return number(value);
  if (typeof value === 'boolean') return String(value);
  if (value instanceof Date) return value.toISOString();
  if ('flux' in value) return value.flux;
  return `[${value.map(literal).join(', ')}]`;
}

/** Writes a number as a float even where it is whole. */
export function float(value: number): string {
  if (!Number.isFinite(value)) throw new ConfigurationError(`${value} cannot be written in Flux`);
  const text = value.toFixed(12).replace(/0+$/, '');
  return text.endsWith('.') ? text + '0' : text;
}

function number(value: number): string {
  return Number.isSafeInteger(value) ? String(value) : float(value);
}

function quote(text: string): string {
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('${', '\\${')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t');
  return `"${escaped}"`;
}
