import { silenceStatus } from '../../../src/data/contract.js';
import type {
  FoundMinute,
  IncidentSummary,
  MixMinute,
  MixReply,
  NewTransaction,
  Recommendation,
  TransactionReply,
} from './types.js';

const sessionPath = '/session';

/** The session has ended, or none was opened. */
export class SignedOutError extends Error {
  override readonly name = 'SignedOutError';
}

/** An answer other than success; the message is the service's own. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  constructor(
    message: string,
    readonly status: number,
    readonly code: string | undefined,
  ) {
    super(message);
  }
}

interface ErrorBody {
  code?: string;
  message?: string;
}

async function failure(response: Response): Promise<Error> {
  const body = (await response.json().catch(() => ({}))) as ErrorBody;
  return response.status === 401
    ? new SignedOutError(body.message ?? 'signed out')
    : new ApiError(body.message ?? `the service answered ${response.status}`, response.status, body.code);
}

async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await fetch(path, {
    headers: { accept: 'application/json' },
    ...(signal ? { signal } : {}),
  });
  if (!response.ok) {
    throw await failure(response);
  }
  return (await response.json()) as T;
}

async function post(path: string, body: unknown): Promise<Response> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) {
    throw await failure(response);
  }
  return response;
}

/** A stretch of time to ask for. */
export interface Range {
  from: number;
  to: number;
}

function rangeQuery({ from, to }: Range): string {
  return new URLSearchParams({
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
  }).toString();
}

/** Where the report of a range is to be read. */
export function reportUrl(range: Range): string {
  return `/v1/report?${rangeQuery(range)}`;
}

/** True when the browser holds a session; its cookie is out of reach for scripts. */
export async function isSignedIn(): Promise<boolean> {
  try {
    return (await get<{ open: boolean }>(sessionPath)).open;
  } catch (error) {
    if (error instanceof SignedOutError) {
      return false;
    }
    throw error;
  }
}

/** Exchanges the one-time code for a session. @throws SignedOutError when the code is not the one that works. */
export async function signIn(code: string): Promise<void> {
  await post(sessionPath, { code });
}

export async function signOut(): Promise<void> {
  const response = await fetch(sessionPath, { method: 'DELETE' });
  if (!response.ok) {
    throw await failure(response);
  }
}

/** Everything the panel draws; a minute of silence is a row of that status, without a count. */
export async function readMix(range: Range, signal?: AbortSignal): Promise<MixMinute[]> {
  const path = `/v1/status-mix?${rangeQuery(range)}&details=true`;
  const { minutes, silence = [] } = await get<MixReply>(path, signal);
  return silence.length === 0
    ? minutes
    : [...minutes, ...silence.map((minute) => ({ ...minute, status: silenceStatus }))];
}

export async function readFindings(range: Range, signal?: AbortSignal): Promise<FoundMinute[]> {
  return (await get<{ findings: FoundMinute[] }>(`/v1/findings?${rangeQuery(range)}`, signal)).findings;
}

export async function readIncidents(range: Range, signal?: AbortSignal): Promise<IncidentSummary[]> {
  return (await get<{ incidents: IncidentSummary[] }>(`/v1/incidents?${rangeQuery(range)}`, signal))
    .incidents;
}

export async function readRecommendation(signal?: AbortSignal): Promise<Recommendation> {
  return get<Recommendation>('/v1/recommendation', signal);
}

export interface Sent {
  /** 200 stored, 202 queued. */
  status: number;
  reply: TransactionReply;
}

export async function sendTransaction(transaction: NewTransaction): Promise<Sent> {
  const response = await post('/v1/transactions', transaction);
  return { status: response.status, reply: (await response.json()) as TransactionReply };
}
