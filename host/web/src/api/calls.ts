// The host's routes, one function each.
import { ApiError, ask, newKey } from './client';
import type {
  Answers,
  Case,
  Correction,
  Corrections,
  Dataset,
  DatasetCheck,
  DatasetRows,
  DatasetTaken,
  Decision,
  Demo,
  DraftContent,
  Inbox,
  IncidentRow,
  List,
  ListDecided,
  ListDecision,
  Notifications,
  Plans,
  PluginRow,
  Session,
  Startable,
  Tab,
  Why,
} from './types';

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
/** What the decision's form would be refused for; nothing is written. */
export const checkDecision = (id: string, number: number, decision: Decision) =>
  ask<null>('POST', `${task(id, number)}/decision?check=1`, { body: decision });
export const claim = (id: string, number: number) => command(`${task(id, number)}/claim`);
export const release = (id: string, number: number) => command(`${task(id, number)}/release`);
export const withdraw = (id: string, note: string) => command(`/api/cases/${encodeURIComponent(id)}/withdraw`, { note });
export const retryCase = (id: string) => command(`/api/cases/${encodeURIComponent(id)}/retry`);

export const why = (id: string, field: string) =>
  body(ask<Why>('GET', `/api/cases/${encodeURIComponent(id)}/why?field=${encodeURIComponent(field)}`));
export const enterEvent = (id: string, plugin: string, event: string, fields: Answers, key: string) =>
  ask<null>('POST', `/api/cases/${encodeURIComponent(id)}/events/${encodeURIComponent(plugin)}/${encodeURIComponent(event)}`, {
    body: { fields },
    headers: { 'Idempotency-Key': key },
  });
export const startable = () => body(ask<Startable[]>('GET', '/api/startable'));
export const openCase = (workflow: string, subject: string, key: string) =>
  body(ask<{ case: string }>('POST', '/api/cases', { body: { workflow, subject }, headers: { 'Idempotency-Key': key } }));

const dataset = (plugin: string, name: string) => `/api/datasets/${encodeURIComponent(plugin)}/${encodeURIComponent(name)}`;
export const datasets = () => body(ask<Dataset[]>('GET', '/api/datasets'));
export const datasetRows = (plugin: string, name: string, limit: number) =>
  body(ask<DatasetRows>('GET', `${dataset(plugin, name)}/rows?limit=${limit}`));
export const checkDataset = (plugin: string, name: string, csv: Blob) =>
  body(ask<DatasetCheck>('POST', `${dataset(plugin, name)}/check`, { csv }));
export const takeDataset = (plugin: string, name: string, csv: Blob, source: string, key: string) =>
  body(
    ask<DatasetTaken>('POST', `${dataset(plugin, name)}?source=${encodeURIComponent(source)}`, {
      csv,
      headers: { 'Idempotency-Key': key },
    }),
  );

export const corrections = () => body(ask<Corrections>('GET', '/api/corrections'));
export const askCorrection = (wanted: Pick<Correction, 'case' | 'plugin' | 'dataset' | 'field' | 'text'>) =>
  body(ask<{ id: string }>('POST', '/api/corrections', { body: wanted }));
export const answerCorrection = (id: string, accepted: boolean, text: string) =>
  body(ask<Correction>('POST', `/api/corrections/${encodeURIComponent(id)}/answer`, { body: { accepted, text } }));

export const lists = () => body(ask<List[]>('GET', '/api/lists'));
export const decideList = (decision: ListDecision, key: string) =>
  body(ask<ListDecided>('POST', '/api/lists/decision', { body: decision, headers: { 'Idempotency-Key': key } }));

export const plans = () => body(ask<Plans>('GET', '/api/plans'));
export const notifications = () => body(ask<Notifications>('GET', '/api/notifications'));
export const markRead = (upTo: string) => ask<null>('POST', '/api/notifications/read', { body: { up_to: upTo } });
export const plugins = () => body(ask<{ rows: PluginRow[] }>('GET', '/api/plugins'));
export const retryPlugin = (name: string) => ask<null>('POST', `/api/plugins/${encodeURIComponent(name)}/retry`);
export const incidents = () => body(ask<{ rows: IncidentRow[] }>('GET', '/api/incidents'));
