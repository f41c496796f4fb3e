// The host's routes, one function each.
import { ApiError, ask, newKey } from './client';
import type { Case, Decision, Demo, DraftContent, Inbox, IncidentRow, Notifications, Plans, PluginRow, Session, Tab } from './types';

const body = async <T>(asked: Promise<{ body: T }>): Promise<T> => (await asked).body;
const unlessMissing = async <T>(asked: Promise<T>): Promise<T | null> => {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  }
};

/** A page that may be unchanged: null is "as you have it". */
export interface Fresh<T> {
  etag: string | null;
  page: T;
}
async function conditional<T>(path: string, etag: string | null): Promise<Fresh<T> | null> {
  const answer = await ask<T>('GET', path, { headers: etag ? { 'If-None-Match': etag } : {} });
  return answer.status === 304 ? null : { etag: answer.etag, page: answer.body };
}

export const demo = () => unlessMissing(body(ask<Demo>('GET', '/api/demo')));
export const moveClock = (to: string, token?: string) =>
  body(ask<{ today: string; now: string }>('POST', '/api/clock', { body: { to }, headers: token ? { 'X-CSRF-Token': token } : {} }));

export const session = () => body(ask<Session>('GET', '/api/session'));
export const signIn = (login: string, password: string) => body(ask<Session>('POST', '/api/session', { body: { login, password } }));
export const signOut = () => ask<null>('DELETE', '/api/session');
export const changePassword = (old: string, fresh: string) =>
  body(ask<Session>('PUT', '/api/session/password', { body: { old, new: fresh } }));

export const inbox = (tab: Tab, etag: string | null) => conditional<Inbox>(`/api/inbox?tab=${tab}`, etag);
export const casePage = (id: string, etag: string | null) => conditional<Case>(`/api/cases/${encodeURIComponent(id)}`, etag);

/** A command that is sent once, from a press of a button; pressed again it is another one. */
const command = (path: string, body?: unknown) => ask<null>('POST', path, { body, headers: { 'Idempotency-Key': newKey() } });

const task = (id: string, number: number) => `/api/cases/${encodeURIComponent(id)}/tasks/${number}`;
export const putDraft = (id: string, number: number, content: DraftContent, revision: number | null, keepalive = false) =>
  body(
    ask<{ revision: number; saved_at: string }>('PUT', `${task(id, number)}/draft`, {
      body: content,
      headers: revision === null ? { 'If-None-Match': '*' } : { 'If-Match': `"${revision}"` },
      keepalive,
    }),
  );
export const draft = (id: string, number: number) =>
  unlessMissing(body(ask<DraftContent & { revision: number }>('GET', `${task(id, number)}/draft`)));
export const decide = (id: string, number: number, decision: Decision, key: string, keepalive = false) =>
  body(
    ask<{ case: string; version: number; repeated: boolean }>('POST', `${task(id, number)}/decision`, {
      body: decision,
      headers: { 'Idempotency-Key': key },
      keepalive,
    }),
  );
export const claim = (id: string, number: number) => command(`${task(id, number)}/claim`);
export const release = (id: string, number: number) => command(`${task(id, number)}/release`);
export const withdraw = (id: string, note: string) => command(`/api/cases/${encodeURIComponent(id)}/withdraw`, { note });
export const retryCase = (id: string) => command(`/api/cases/${encodeURIComponent(id)}/retry`);

export const plans = () => body(ask<Plans>('GET', '/api/plans'));
export const notifications = () => body(ask<Notifications>('GET', '/api/notifications'));
export const markRead = (upTo: string) => ask<null>('POST', '/api/notifications/read', { body: { up_to: upTo } });
export const plugins = () => body(ask<{ rows: PluginRow[] }>('GET', '/api/plugins'));
export const retryPlugin = (name: string) => ask<null>('POST', `/api/plugins/${encodeURIComponent(name)}/retry`);
export const incidents = () => body(ask<{ rows: IncidentRow[] }>('GET', '/api/incidents'));
