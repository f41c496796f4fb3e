// What a plugin has against a form is said before the ten seconds begin; a check that cannot answer holds up nobody.
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Case, InboxRow, Task } from '../src/api/types';

const fetched = vi.fn<typeof fetch>();
// The router looks at the address when it is loaded.
beforeAll(() => {
  vi.stubGlobal('location', { pathname: '/', search: '', origin: 'http://127.0.0.1' });
});
beforeEach(() => {
  vi.stubGlobal('fetch', fetched);
  vi.useFakeTimers();
});
afterEach(() => {
  fetched.mockReset();
  vi.useRealTimers();
});

const shown = { id: '12' } as Case;
const task = {
  task: 3,
  round: 1,
  draft: null,
  sections: [{ form: 'kinerja.plan', schema: { type: 'object', properties: { word: { type: 'string' } } }, value: { word: ' satu ' } }],
} as unknown as Task;
const check = async (of: Task = task) => {
  const { hostFaultsOf } = await import('../src/case/deciding');
  const { formOf } = await import('../src/state/case');
  return hostFaultsOf(shown, of, formOf('12', of), null);
};

describe('the check before a decision', () => {
  it('asks for the decision that would be sent, and writes nothing', async () => {
    fetched.mockImplementation(async () => new Response(null, { status: 204 }));
    expect(await check()).toEqual({});
    expect(fetched.mock.calls[0]![0]).toBe('/api/cases/12/tasks/3/decision?check=1');
    expect(fetched.mock.calls[0]![1]!.body).toBe(JSON.stringify({ forms: { 'kinerja.plan': { word: 'satu' } } }));
  });
  it('brings the faults of the fields', async () => {
    const fields = { '/kinerja.plan/word': { id: 'Terlalu umum', en: 'Too general' } };
    fetched.mockImplementation(async () => new Response(JSON.stringify({ code: 'FormInvalid', fields }), { status: 422 }));
    expect(await check()).toEqual(fields);
  });
  it('leaves every other refusal to the decision itself', async () => {
    fetched.mockImplementation(async () => new Response(JSON.stringify({ code: 'TaskClosed' }), { status: 409 }));
    expect(await check()).toEqual({});
    fetched.mockRejectedValue(new TypeError('Failed to fetch'));
    expect(await check()).toEqual({});
  });
  it('waits four seconds and no longer', async () => {
    fetched.mockImplementation(() => new Promise(() => {}));
    const answer = check();
    await vi.advanceTimersByTimeAsync(3_900);
    let done = false;
    void answer.then(() => {
      done = true;
    });
    await vi.advanceTimersByTimeAsync(0);
    expect(done).toBe(false);
    await vi.advanceTimersByTimeAsync(200);
    expect(await answer).toEqual({});
  });
  it('is not needed where there is no form', async () => {
    expect(await check({ ...task, sections: [] })).toEqual({});
    expect(fetched).not.toHaveBeenCalled();
  });
});

describe('what a team has in common', () => {
  const row = (id: string, workflow: string, step: string, subject = id): InboxRow =>
    ({ case: id, task: 1, workflow, step: { id: step, en: `${step} in English` }, subject: { id: subject } }) as unknown as InboxRow;
  it('is a step that waits for me of two people or more, never my own', async () => {
    const { groupsOf } = await import('../src/team/load');
    const rows = [
      row('1', 'review', 'Rating'),
      row('2', 'pay', 'Setuju'),
      row('3', 'review', 'Rating'),
      row('4', 'review', 'Rating', 'me'),
    ];
    expect(groupsOf(rows, 'me').map((group) => group.rows.map((each) => each.case))).toEqual([['1', '3']]);
  });
});
