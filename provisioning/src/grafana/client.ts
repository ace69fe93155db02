import { setTimeout } from 'node:timers/promises';
import fetch, { type Response } from 'node-fetch';
import { GrafanaError } from './errors.js';

export interface GrafanaSettings {
  url: string;
  /** A service account's token, or `user:password`. */
  token: string;
}

export interface ClientOptions {
  /** Milliseconds for one answer. */
  timeout?: number;
  /** Tries after the first where Grafana did not answer, or said 429 or (but to a creation) 5xx. */
  retries?: number;
  /** Waits between tries; a test gives its own. */
  pause?: (milliseconds: number) => Promise<void>;
  /** Breaks off what is under way, which then fails with its reason. */
  signal?: AbortSignal;
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Grafana's HTTP API: what is written stays editable in Grafana's own pages. */
export class GrafanaClient {
  readonly #base: string;
  readonly #authorization: string;
  readonly #options: Required<ClientOptions>;

  constructor({ url, token }: GrafanaSettings, options: ClientOptions = {}) {
    this.#base = url.replace(/\/+$/, '');
    this.#authorization = token.includes(':')
      ? `Basic ${Buffer.from(token).toString('base64')}`
      : `Bearer ${token}`;
    const signal = options.signal ?? new AbortController().signal;
    this.#options = {
      timeout: 10_000,
      retries: 3,
      signal,
      pause: (ms) => setTimeout(ms, undefined, { signal }),
      ...options,
    };
  }

  get url(): string {
    return this.#base;
  }

  /** The parsed answer; null where there is no such thing (404). */
  async find<T>(path: string): Promise<T | null> {
    const response = await this.#send('GET', path);
    if (response.status === 404) return null;
    return (await this.#body(response, 'GET', path)) as T;
  }

  /** The answer as text. */
  async text(path: string): Promise<string> {
    return this.#text(await this.#send('GET', path), 'GET', path);
  }

  async post(path: string, body: unknown): Promise<unknown> {
    return this.#body(await this.#send('POST', path, body), 'POST', path);
  }

  async put(path: string, body: unknown): Promise<unknown> {
    return this.#body(await this.#send('PUT', path, body), 'PUT', path);
  }

  async #body(response: Response, method: Method, path: string): Promise<unknown> {
    const text = await this.#text(response, method, path);
    if (text === '') return null;
    try {
      return JSON.parse(text);
    } catch (cause) {
      throw new GrafanaError(
        `${this.#base}${path} answers, but not as Grafana does: check GRAFANA_URL`,
        response.status,
        { cause },
      );
    }
  }

  async #text(response: Response, method: Method, path: string): Promise<string> {
    let text;
    try {
      text = await response.text();
    } catch (cause) {
      this.#options.signal.throwIfAborted();
      throw new GrafanaError(
        `Grafana at ${this.#base} broke off its answer to ${method} ${path}: try again`,
        0,
        { cause },
      );
    }
    if (!response.ok) throw refusal(response, text, { method, path, base: this.#base });
    return text;
  }

  async #send(method: Method, path: string, body?: unknown): Promise<Response> {
    const { retries, timeout, pause, signal } = this.#options;
    for (let attempt = 0; ; attempt++) {
      const last = attempt >= retries;
      try {
        const response = await fetch(`${this.#base}${path}`, {
          method,
          headers: {
            authorization: this.#authorization,
            accept: 'application/json',
            'content-type': 'application/json',
            'x-disable-provenance': 'true',
          },
          redirect: 'manual',
          signal: AbortSignal.any([signal, AbortSignal.timeout(timeout)]),
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        if (last || !refused(method, response.status)) return response;
      } catch (cause) {
        signal.throwIfAborted();
        if (last || !repeatable(method, cause))
          throw new GrafanaError(
            `Grafana does not answer at ${this.#base}: check GRAFANA_URL and that it runs`,
            0,
            {
              cause,
            },
          );
      }
      await pause(250 * 2 ** attempt);
    }
  }
}

/** 429 says that nothing was done; after any other failure a creation may have been carried out. */
function refused(method: Method, status: number): boolean {
  return status === 429 || (status >= 500 && method !== 'POST');
}

/** What was sent may have been carried out; only a creation that never reached Grafana is sent again. */
function repeatable(method: Method, cause: unknown): boolean {
  return method !== 'POST' || (cause as { code?: string }).code === 'ECONNREFUSED';
}

function refusal(
  response: Response,
  text: string,
  { method, path, base }: { method: Method; path: string; base: string },
): GrafanaError {
  const said = message(text);
  const { status } = response;
  if (status === 401)
    return new GrafanaError(
      `Grafana at ${base} does not know the token: give a valid GRAFANA_TOKEN (a service account's token, or user:password)`,
      status,
    );
  if (status === 403)
    return new GrafanaError(
      `GRAFANA_TOKEN may not ${method} ${path}: ${said}. It needs the role Admin, or Editor with the permission to write alerting provisioning; where visitors are let in without signing in, a wrong token is taken for one of them`,
      status,
    );
  if (status >= 300 && status < 400)
    return new GrafanaError(
      `${base} sends elsewhere (${response.headers.get('location') ?? 'no address'}): check GRAFANA_URL`,
      status,
    );
  return new GrafanaError(`Grafana refused ${method} ${path} with ${status}: ${said}`, status);
}

function message(text: string): string {
  try {
    const { message } = JSON.parse(text) as { message?: unknown };
    if (typeof message === 'string') return message;
  } catch {
    // Proxies answer with pages; their beginning says enough.
  }
  return text.replace(/\s+/g, ' ').slice(0, 200) || 'no reason given';
}
