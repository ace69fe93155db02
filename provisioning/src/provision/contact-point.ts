import type { GrafanaClient } from '../grafana/client.js';
import { decide } from './decide.js';
import { differences } from './difference.js';
import type { Step } from './types.js';

export const contactPointName = 'Firewatch Teams';

const path = '/api/v1/provisioning/contact-points';
const uid = 'firewatch-teams';
const redacted = '[REDACTED]';

interface ContactPoint {
  uid: string;
  name: string;
  type: string;
  settings: Record<string, unknown>;
  disableResolveMessage: boolean;
}

/** The Teams contact point, whose cards our templates write. */
export function contactPoint(webhook: string): ContactPoint {
  return {
    uid,
    name: contactPointName,
    type: 'teams',
    disableResolveMessage: false,
    settings: {
      url: webhook,
      title: '{{ template "firewatch.title" . }}',
      message: '{{ template "firewatch.message" . }}',
    },
  };
}

/** The contact point as Grafana has it, or null. */
export async function findContactPoint(client: GrafanaClient): Promise<ContactPoint | null> {
  const name = encodeURIComponent(contactPointName);
  const found = await client.find<ContactPoint[]>(`${path}?name=${name}`);
  return found?.find((point) => point.uid === uid) ?? null;
}

/**
 * What is to be done with the contact point. People choose its address and texts, so a difference is theirs; an address
 * that Grafana keeps to itself cannot be compared, and is written with `force` only.
 */
export async function planContactPoint(
  client: GrafanaClient,
  webhook: string,
  force: boolean,
): Promise<Step> {
  const wanted = contactPoint(webhook);
  const present = await findContactPoint(client);
  const step = { kind: 'contact point' as const, name: contactPointName };
  if (present === null)
    return {
      ...step,
      action: 'create',
      differences: [],
      write: async () => void (await client.post(path, wanted)),
    };
  const hidden = present.settings['url'] === redacted;
  const found = differences(comparable(present, hidden), comparable(wanted, hidden)).map((difference) =>
    // The webhook's address lets anyone post to the channel.
    difference.path === 'url' ? { path: 'url', present: redacted, wanted: redacted } : difference,
  );
  const action = decide(found, true, force);
  return {
    ...step,
    action: hidden && force ? 'overwrite' : action,
    differences: found,
    write: async () => void (await client.put(`${path}/${uid}`, wanted)),
  };
}

function comparable({ settings, disableResolveMessage }: ContactPoint, hidden: boolean): unknown {
  const { title, message, url } = settings;
  return { title, message, disableResolveMessage, ...(hidden ? {} : { url }) };
}
