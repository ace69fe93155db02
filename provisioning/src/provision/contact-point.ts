import type { GrafanaClient } from '../grafana/client.js';
import { hash } from './canonical.js';
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
  settings: Readonly<Record<string, string | undefined>>;
  disableResolveMessage: boolean;
}

const stamp = /\{\{\/\* provisioned ([0-9a-f]+) ([0-9a-f]+) \*\/\}\}$/;

/**
 * The Teams contact point, whose cards our templates write. Its message ends with a comment, which is on no card: hashes of
 * address and texts as they were seeded, by which a point that nobody changed is recognised.
 */
export function contactPoint(webhook: string): ContactPoint {
  const settings = {
    url: webhook,
    title: '{{ template "firewatch.title" . }}',
    message: '{{ template "firewatch.message" . }}',
  };
  const point = { uid, name: contactPointName, type: 'teams', disableResolveMessage: false, settings };
  const message = `${settings.message}{{/* provisioned ${hash(webhook)} ${textsHash(point)} */}}`;
  return { ...point, settings: { ...settings, message } };
}

/** The contact point as Grafana has it, or null. */
export async function findContactPoint(client: GrafanaClient): Promise<ContactPoint | null> {
  const name = encodeURIComponent(contactPointName);
  const found = await client.find<ContactPoint[]>(`${path}?name=${name}`);
  return found?.find((point) => point.uid === uid) ?? null;
}

/**
 * What is to be done with the contact point. One that nobody changed follows a new webhook and new texts; what people chose
 * is left alone. Where Grafana keeps the address to itself, the texts alone say whether somebody changed it.
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
  const found = differences(comparable(present), comparable(wanted)).map((difference) =>
    // The webhook's address lets anyone post to the channel.
    difference.path === 'url' ? { path: 'url', present: redacted, wanted: redacted } : difference,
  );
  return {
    ...step,
    // An address that cannot be seen may be another: `force` makes sure.
    action:
      force && present.settings['url'] === redacted ? 'overwrite' : decide(found, isChanged(present), force),
    differences: found,
    write: async () => void (await client.put(`${path}/${uid}`, wanted)),
  };
}

/** What is compared; a hidden address stands as the hash of the one that was seeded. */
function comparable({ settings, disableResolveMessage }: ContactPoint): Record<string, unknown> {
  const { title, url } = settings;
  const message = settings['message'] ?? '';
  const seeded = stamp.exec(message)?.[1];
  const address = url === redacted ? seeded : hash(url ?? '');
  return { url: address, title, message: message.replace(stamp, ''), disableResolveMessage };
}

function isChanged(point: ContactPoint): boolean {
  const [, address, texts] = stamp.exec(point.settings['message'] ?? '') ?? [];
  return comparable(point)['url'] !== address || textsHash(point) !== texts;
}

function textsHash(point: ContactPoint): string {
  const { title, message, disableResolveMessage } = comparable(point);
  return hash(JSON.stringify([title, message, disableResolveMessage]));
}
