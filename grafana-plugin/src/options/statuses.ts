import { type DataFrame } from '@grafana/data';

import { collect } from '../data/collect.js';
import { knownStatuses, silenceStatus } from '../data/contract.js';
import { type StatusSetting } from './types.js';

/** The statuses to offer: the user's, in order, then those in the data, or all known ones without data. */
export function offered(settings: readonly StatusSetting[], frames: readonly DataFrame[]): StatusSetting[] {
  const found = [...collect(frames).series.keys()].filter((status) => status !== silenceStatus);
  const names = found.length > 0 ? found : [...knownStatuses];
  const known = knownStatuses as readonly string[];
  const place = (name: string): number => (known.includes(name) ? known.indexOf(name) : known.length);
  names.sort((a, b) => place(a) - place(b) || a.localeCompare(b));
  const listed = new Set(settings.map((s) => s.name));
  return [...settings, ...names.filter((name) => !listed.has(name)).map((name) => ({ name }))];
}

/** The list with one entry moved up (-1) or down (+1); unchanged at the ends. */
export function moved(list: readonly StatusSetting[], index: number, by: -1 | 1): StatusSetting[] {
  const to = index + by;
  if (to < 0 || to >= list.length) {
    return [...list];
  }
  const out = [...list];
  [out[index], out[to]] = [out[to]!, out[index]!];
  return out;
}

/** The list with one entry changed; `undefined` takes a setting back to its default. */
export function changed(
  list: readonly StatusSetting[],
  index: number,
  change: { hidden?: boolean | undefined; color?: string | undefined },
): StatusSetting[] {
  return list.map((entry, i) => {
    if (i !== index) {
      return entry;
    }
    const { name, hidden, color } = { ...entry, ...change };
    return {
      name,
      ...(hidden === undefined ? {} : { hidden }),
      ...(color === undefined ? {} : { color }),
    };
  });
}
