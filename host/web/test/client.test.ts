import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as calls from '../src/api/calls';
import { type ApiError, ask, connected, newKey, setCsrf } from '../src/api/client';
import { deliver, type Item } from '../src/state/decide';

const fetched = vi.fn<typeof fetch>();
const answer = (status: number, body?: unknown, headers: Record<string, string> = {}) =>
  new Response(body === undefined ? null : JSON.stringify(body), { status, headers });
const sent = (call: number) => fetched.mock.calls[call]![1] as RequestInit & { headers: Record<string, string> };

beforeEach(() => {
  vi.stubGlobal('fetch', fetched);
  setCsrf('token');
});
afterEach(() => {
  fetched.mockReset();
  vi.useRealTimers();
});

describe('the client', () => {
  it('sends the token with what changes something, and only with that', async () => {
    fetched.mockImplementation(async () => answer(200, {}));
    await ask('GET', '/api/inbox');
    await ask('POST', '/api/cases/1/tasks/2/claim');
    expect(sent(0).headers['X-CSRF-Token']).toBeUndefined();
    expect(sent(1).headers['X-CSRF-Token']).toBe('token');
  });
  it('keeps what it has when nothing changed', async () => {
    fetched.mockImplementation(async () => answer(304));
    expect(await calls.inbox('open', '"7"')).toBeNull();
    expect(sent(0).headers['If-None-Match']).toBe('"7"');
  });
  it('makes a problem an error with its code, sentence and fields', async () => {
    fetched.mockImplementation(async () =>
      answer(422, {
        code: 'FormInvalid',
        detail: { id: 'Isian salah', en: 'Wrong' },
        fields: { '/kinerja.plan/targets': { id: 'a', en: 'b' } },
      }),
    );
    const error = await calls.decide('1', 2, { forms: {} }, 'key').catch((problem: ApiError) => problem);
    expect(error).toMatchObject({
      status: 422,
      code: 'FormInvalid',
      detail: { id: 'Isian salah', en: 'Wrong' },
      fields: { '/kinerja.plan/targets': { id: 'a', en: 'b' } },
    });
  });
  it('takes a lost connection for an error that passes, and notices when it is back', async () => {
    fetched.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    const error = await ask('GET', '/api/inbox').catch((problem: ApiError) => problem);
    expect(error).toMatchObject({ status: 0, code: 'Offline', passing: true });
    expect(connected.value).toBe(false);
    fetched.mockResolvedValueOnce(answer(200, {}));
    await ask('GET', '/api/inbox');
    expect(connected.value).toBe(true);
  });
  it('survives an answer that is no JSON, as a proxy gives it', async () => {
    fetched.mockResolvedValueOnce(new Response('<html>Bad gateway</html>', { status: 502 }));
    await expect(ask('GET', '/api/inbox')).rejects.toMatchObject({ status: 502, passing: true });
  });
  it('asks for the first draft differently from the next ones', async () => {
    fetched.mockImplementation(async () => answer(200, { revision: 1, saved_at: '2026-01-26T00:00:00Z' }));
    await calls.putDraft('1', 2, { forms: {} }, null);
    await calls.putDraft('1', 2, { forms: {} }, 3);
    expect(sent(0).headers['If-None-Match']).toBe('*');
    expect(sent(1).headers['If-Match']).toBe('"3"');
  });
});

describe('a decision', () => {
  const item = (): Item => ({ case: '12', task: 3, name: 'Rina', decision: { choice: 'agree', forms: {} }, key: newKey() });

  it('is tried again with the same key while the worker restarts, and after a lost answer', async () => {
    vi.useFakeTimers();
    fetched
      .mockResolvedValueOnce(answer(503, { code: 'WorkerRestarting' }, { 'Retry-After': '2' }))
      .mockRejectedValueOnce(new TypeError('Failed to fetch'))
      .mockResolvedValueOnce(answer(200, { case: '12', version: 6, repeated: true }));
    const retried = vi.fn();
    const outcome = deliver(item(), false, retried);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await outcome).toBeNull();
    expect(retried).toHaveBeenCalledTimes(2);
    const keys = fetched.mock.calls.map((_, call) => sent(call).headers['Idempotency-Key']);
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
  });
  it('waits as long as the host asks for', async () => {
    vi.useFakeTimers();
    fetched.mockResolvedValueOnce(answer(503, {}, { 'Retry-After': '5' })).mockResolvedValueOnce(answer(200, {}));
    const outcome = deliver(item());
    await vi.advanceTimersByTimeAsync(4_900);
    expect(fetched).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(await outcome).toBeNull();
  });
  it('is not tried again when somebody else was first', async () => {
    fetched.mockResolvedValueOnce(answer(409, { code: 'TaskClosed', detail: { id: 'Sudah diputuskan', en: 'Already decided' } }));
    expect(await deliver(item())).toMatchObject({ code: 'TaskClosed' });
    expect(fetched).toHaveBeenCalledTimes(1);
  });
  it('gives up after a while and says so', async () => {
    vi.useFakeTimers();
    fetched.mockImplementation(async () => answer(503, { code: 'WorkerRestarting' }));
    const outcome = deliver(item());
    await vi.advanceTimersByTimeAsync(240_000);
    expect(await outcome).toMatchObject({ status: 503 });
  });
});
