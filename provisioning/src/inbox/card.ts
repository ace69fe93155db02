/** An adaptive card as Grafana's Teams contact point posts it. */
export interface TeamsMessage {
  type: 'message';
  summary?: string;
  attachments: Array<{ contentType: string; content: Record<string, unknown> }>;
}

/** A card that has arrived. */
export interface ReceivedCard {
  id: number;
  /** RFC 3339. */
  arrived: string;
  bytes: number;
  title: string;
  /** Seconds from the close of the newest minute that the card speaks of; null where it names none, or all is over. */
  delay: number | null;
  content: Record<string, unknown>;
}

const adaptive = 'application/vnd.microsoft.card.adaptive';

/** What is wrong with a message; null where Teams would show it. */
export function fault(body: unknown): string | null {
  if (!isRecord(body) || body['type'] !== 'message') return 'type must be "message"';
  const { attachments } = body;
  if (!Array.isArray(attachments) || attachments.length === 0) return 'attachments must hold a card';
  const [first] = attachments as unknown[];
  if (!isRecord(first) || first['contentType'] !== adaptive)
    return `attachments/0/contentType must be ${adaptive}`;
  const { content } = first;
  if (!isRecord(content) || content['type'] !== 'AdaptiveCard')
    return 'attachments/0/content must be an AdaptiveCard';
  if (!Array.isArray(content['body'])) return 'attachments/0/content/body must be a list';
  return null;
}

/** The card's text blocks, top to bottom. */
export function texts(content: Record<string, unknown>): string[] {
  const body = content['body'] as unknown[];
  return body.flatMap((block) =>
    isRecord(block) && typeof block['text'] === 'string' ? [block['text']] : [],
  );
}

/** Takes a message that has no fault as a card. */
export function receive(message: TeamsMessage, at: Date, id: number, bytes: number): ReceivedCard {
  const content = message.attachments[0]?.content ?? {};
  const [title = message.summary ?? ''] = texts(content);
  return {
    id,
    arrived: at.toISOString(),
    bytes,
    title,
    delay: isOver(content) ? null : delayOf(texts(content).join('\n'), at),
    content,
  };
}

/** Grafana gives a card's title this colour when none of its alerts fires any more. */
function isOver({ body }: Record<string, unknown>): boolean {
  const [title] = body as unknown[];
  return isRecord(title) && title['color'] === 'good';
}

const minute = 60_000;
const day = 1440 * minute;

/** Seconds between the close of the newest minute that was judged, named as `as of 14:31 UTC`, and the card's arrival. */
export function delayOf(text: string, at: Date): number | null {
  const named = [...text.matchAll(/as of (\d\d):(\d\d) UTC/g)].map(([, hour, min]) => {
    const today = Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate(), Number(hour), Number(min));
    return today > at.getTime() ? today - day : today;
  });
  if (named.length === 0) return null;
  return Math.round((at.getTime() - Math.max(...named) - minute) / 1000);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
