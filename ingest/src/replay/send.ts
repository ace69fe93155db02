import { setTimeout as sleep } from 'node:timers/promises';
import type { FileCount, Span } from '@firewatch/flux/files';
import type { Ingest } from '../client/ingest.js';
import { type PostReply, pastQuery, postToIngest } from '../client/request.js';
import { dayMs } from '../clock.js';

export interface SentTotals {
  accepted: number;
  duplicates: number;
  rejected: number;
  /** The first message of a rejected row. */
  firstRejected: string | null;
}

export interface SendOptions {
  ingest: Ingest;
  counts: readonly FileCount[];
  /** Added to a time of the file. */
  shift: number;
  id: (row: number) => string;
  /** Minutes of the file that are sent in a minute; null: as fast as possible. */
  speed: number | null;
  onProgress: (sent: number) => void;
}

const rowsAtOnce = 5_000;
const longestDeclared = 31 * dayMs;

/** Sends counts as NDJSON, in order. @throws IngestError */
export async function sendCounts(options: SendOptions): Promise<SentTotals> {
  const { counts, speed, onProgress } = options;
  const totals: SentTotals = { accepted: 0, duplicates: 0, rejected: 0, firstRejected: null };
  const started = performance.now();
  const firstTime = counts[0]?.time ?? 0;
  for (let from = 0; from < counts.length;) {
    const part = takePart(counts, from, speed);
    if (speed !== null) {
      const due = started + (part[0]!.time - firstTime) / speed;
      await sleep(Math.max(0, due - performance.now()));
    }
    const reply = await post(options.ingest, part.map((count) => toLine(count, options)).join(''));
    totals.accepted += reply.accepted;
    totals.duplicates += reply.duplicates;
    totals.rejected += reply.rejected.total;
    totals.firstRejected ??= reply.rejected.first[0]?.message ?? null;
    from += part.length;
    onProgress(from);
  }
  return totals;
}

/** With a speed, rows of one minute go together; without, as many as fit. */
function takePart(counts: readonly FileCount[], from: number, speed: number | null): readonly FileCount[] {
  const part = counts.slice(from, from + rowsAtOnce);
  if (speed === null) return part;
  const end = part[0]!.time + 60_000;
  const later = part.findIndex(({ time }) => time >= end);
  return later < 0 ? part : part.slice(0, later);
}

function toLine({ row, time, status, count, tags }: FileCount, { shift, id }: SendOptions): string {
  const given = Object.keys(tags).length === 0 ? {} : { tags };
  return `${JSON.stringify({ id: id(row), time: time + shift, status, count, ...given })}\n`;
}

/** The analytics are computed again by the caller, once, when everything has arrived. */
function post(ingest: Ingest, body: string): Promise<PostReply> {
  return postToIngest(ingest, { path: `/v1/transactions${pastQuery}`, type: 'application/x-ndjson', body });
}

export interface Declaration {
  spans: readonly Span[];
  /** Who watched them. */
  by: string;
  /** Asks whether they may be declared, and stores nothing. Default false. */
  checkOnly?: boolean;
}

/** Declares minutes covered. @throws IngestError */
export async function declareCovered(ingest: Ingest, { spans, by, checkOnly }: Declaration): Promise<void> {
  for (const span of spans)
    for (let from = span.from; from < span.to; from += longestDeclared) {
      const to = Math.min(span.to, from + longestDeclared);
      const body = { from: new Date(from).toISOString(), to: new Date(to).toISOString(), by };
      await postToIngest(ingest, {
        path: checkOnly === true ? '/v1/coverage?check=true' : '/v1/coverage',
        type: 'application/json',
        body: JSON.stringify(body),
      });
    }
}
