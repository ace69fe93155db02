import { FieldType, type LinkModel } from '@grafana/data';

import { type Lane } from './model.js';

/** The row of a lane's own frame that holds a minute, or -1. */
export function rowOf(lane: Pick<Lane, 'frame' | 'status'>, time: number): number {
  const fields = lane.frame?.fields ?? [];
  const times = fields.find((field) => field.type === FieldType.time)?.values as number[] | undefined;
  const statuses = fields.find((f) => f.type === FieldType.string && f.name.toLowerCase() === 'status');
  return times?.findIndex((at, i) => at === time && (!statuses || statuses.values[i] === lane.status)) ?? -1;
}

/** The data links that Grafana's field configuration gives a status in a minute. */
export function linksOf(lane: Pick<Lane, 'frame' | 'field' | 'status'>, time: number): LinkModel[] {
  const row = rowOf(lane, time);
  if (row < 0 || !lane.field?.config.links?.length) {
    return [];
  }
  return lane.field.getLinks?.({ valueRowIndex: row }) ?? [];
}
