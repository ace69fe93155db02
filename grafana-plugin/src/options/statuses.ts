import { type DataFrame } from '@grafana/data';

import { collect } from '../data/collect.js';
import { knownStatuses, silenceStatus } from '../data/contract.js';
import { type StatusSetting } from './types.js';

/** The names in a list with commas. */
export function namesIn(list: string): string[] {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** The statuses in the data, or all known ones without data, in their usual order. */
function usual(frames: readonly DataFrame[]): string[] {
  const found = [...collect(frames).series.keys()].filter((status) => status !== silenceStatus);
  const names = found.length > 0 ? found : [...knownStatuses];
  const known = knownStatuses as readonly string[];
  const place = (name: string): number => (known.includes(name) ? known.indexOf(name) : known.length);
  return names.sort((a, b) => place(a) - place(b) || a.localeCompare(b));
}

/** The statuses to order: the user's, in that order, then the others in their usual one. */
export function arranged(order: readonly string[], frames: readonly DataFrame[]): string[] {
  return [...new Set([...order, ...usual(frames)])];
}

/** The statuses to set: those in the data in their usual order, then those that were set before. */
export function offered(settings: readonly StatusSetting[], frames: readonly DataFrame[]): StatusSetting[] {
  const names = new Set([...usual(frames), ...settings.map(({ name }) => name)]);
  return [...names].map((name) => settings.find((setting) => setting.name === name) ?? { name });
}

/** The list with one entry moved up (-1) or down (+1); unchanged at the ends. */
export function moved(list: readonly string[], index: number, by: -1 | 1): string[] {
  const to = index + by;
  if (to < 0 || to >= list.length) {
    return [...list];
  }
  const out = [...list];
  [out[index], out[to]] = [out[to]!, out[index]!];
  return out;
}

/** The settings with one status changed; `undefined` takes a setting back, and a status without any is left out. */
export function changed(
  settings: readonly StatusSetting[],
  name: string,
  change: { hidden?: boolean | undefined; color?: string | undefined },
): StatusSetting[] {
  const { hidden, color } = { ...settings.find((setting) => setting.name === name), ...change };
  const others = settings.filter((setting) => setting.name !== name);
  if (hidden === undefined && color === undefined) {
    return others;
  }
  return [
    ...others,
    { name, ...(hidden === undefined ? {} : { hidden }), ...(color === undefined ? {} : { color }) },
  ];
}
