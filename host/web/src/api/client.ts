// One way to talk to the host: JSON, the CSRF token, problem details as errors, and a lost connection as an error like
// any other. Nothing here knows a page.
import { signal } from '@preact/signals';
import type { Text } from '../i18n';

const REQUEST_MS = 30_000;
const UPLOAD_MS = 300_000; // a large file over a slow line

interface Problem {
  status?: number;
  code?: string;
  title?: string;
  detail?: Text;
  fields?: Record<string, Text>;
  draft?: unknown;
}

/** An answer that is not the one hoped for. `code` is the host's word for it, or `Offline` where none came. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: Text | null = null,
    readonly fields: Record<string, Text> = {},
    readonly retryAfterSeconds: number | null = null,
    readonly body: unknown = null,
  ) {
    super(code);
  }
  /** The same request, with the same key, may succeed a little later. */
  get passing(): boolean {
    return this.code === 'Offline' || this.status === 503 || this.status === 502 || this.status === 504;
  }
}

export interface Answered<T> {
  status: number;
  etag: string | null;
  body: T;
}
export interface Ask {
  body?: unknown;
  /** A CSV file as it is, in place of `body`. */
  csv?: Blob;
  headers?: Record<string, string>;
  /** The page may be closing: the browser finishes the request without it. */
  keepalive?: boolean;
}

export const connected = signal(true);
let csrf = '';
let onSignedOut = () => {};

export const setCsrf = (token: string) => {
  csrf = token;
};
export const whenSignedOut = (then: () => void) => {
  onSignedOut = then;
};

async function problemOf(response: Response): Promise<ApiError> {
  const body = (await response.json().catch(() => ({}))) as Problem;
  const after = Number(response.headers.get('Retry-After'));
  return new ApiError(
    response.status,
    body.code ?? `Status${response.status}`,
    body.detail ?? null,
    body.fields ?? {},
    Number.isFinite(after) && after > 0 ? after : null,
    body,
  );
}

export async function ask<T>(method: string, path: string, { body, csv, headers = {}, keepalive }: Ask = {}): Promise<Answered<T>> {
  const sent: Record<string, string> = { Accept: 'application/json', ...headers };
  if (csv !== undefined) sent['Content-Type'] = 'text/csv';
  else if (body !== undefined) sent['Content-Type'] = 'application/json';
  if (method !== 'GET' && csrf) sent['X-CSRF-Token'] ??= csrf;
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers: sent,
      body: csv ?? (body === undefined ? undefined : JSON.stringify(body)),
      keepalive,
      cache: 'no-store', // conditional requests are ours: the browser must hand a 304 through
      credentials: 'same-origin',
      signal: keepalive ? undefined : AbortSignal.timeout(csv === undefined ? REQUEST_MS : UPLOAD_MS),
    });
  } catch {
    connected.value = false;
    throw new ApiError(0, 'Offline');
  }
  connected.value = true;
  if (response.ok || response.status === 304) {
    const text = response.status === 304 || response.status === 204 ? '' : await response.text();
    return { status: response.status, etag: response.headers.get('ETag'), body: (text ? JSON.parse(text) : null) as T };
  }
  const problem = await problemOf(response);
  if (problem.status === 401 && problem.code !== 'BadLogin') onSignedOut();
  throw problem;
}

/** 32 hexadecimal digits. `crypto.randomUUID` is missing where the city serves plain http in its own network. */
export const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
