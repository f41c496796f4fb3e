// Ten seconds to think again: what is undone was never sent, and the clock stops while somebody looks at it.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { held, hold, isHeld, pause, refused, sendHeld, undo, whenSent } from '../src/state/decide';

const fetched = vi.fn<typeof fetch>();
const decision = (task = 3) => ({ case: '12', task, name: 'Rina', decision: { choice: 'agree', forms: {} } });
const start = (undone = () => {}) => hold({ text: 'Ditetapkan', items: [decision()], undone });

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', fetched);
  fetched.mockImplementation(async () => new Response('{}', { status: 200 }));
  whenSent(() => {});
});
afterEach(async () => {
  await sendHeld();
  refused.value = [];
  fetched.mockReset();
  vi.useRealTimers();
});

describe('a held decision', () => {
  it('is sent after ten seconds', async () => {
    start();
    await vi.advanceTimersByTimeAsync(9_900);
    expect(fetched).not.toHaveBeenCalled();
    expect(isHeld('12', 3)).toBe(true);
    await vi.advanceTimersByTimeAsync(200);
    expect(fetched).toHaveBeenCalledTimes(1);
    expect(held.value).toBeNull();
  });
  it('is never sent once it is undone', async () => {
    const undone = vi.fn();
    start(undone);
    undo();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(undone).toHaveBeenCalledOnce();
    expect(fetched).not.toHaveBeenCalled();
  });
  it('waits while somebody looks at it, and then only for the rest of its time', async () => {
    start();
    await vi.advanceTimersByTimeAsync(8_000);
    pause(true);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(fetched).not.toHaveBeenCalled();
    pause(false);
    await vi.advanceTimersByTimeAsync(1_900);
    expect(fetched).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(200);
    expect(fetched).toHaveBeenCalledTimes(1);
  });
  it('goes at once when the page goes, finished by the browser', async () => {
    start();
    await sendHeld(true);
    expect((fetched.mock.calls[0]![1] as RequestInit).keepalive).toBe(true);
  });
  it('goes when the next one is held, so that only one clock runs', async () => {
    start();
    hold({ text: 'Berikutnya', items: [decision(4)], undone: () => {} });
    await vi.advanceTimersByTimeAsync(0);
    expect(fetched).toHaveBeenCalledTimes(1);
    expect(isHeld('12', 4)).toBe(true);
  });
  it('is not held when a closing page could not finish it', async () => {
    hold({ text: 'Besar', items: [{ ...decision(), decision: { forms: { plan: { text: 'x'.repeat(70_000) } } } }], undone: () => {} });
    await vi.advanceTimersByTimeAsync(0);
    expect(fetched).toHaveBeenCalledTimes(1);
  });
});

describe('several at once', () => {
  it('keep the successes and list the failures with their reasons', async () => {
    fetched.mockImplementation(async (input) =>
      String(input).includes('/tasks/5/')
        ? new Response(JSON.stringify({ code: 'TaskClosed', detail: { id: 'Sudah diputuskan', en: 'Decided' } }), { status: 409 })
        : new Response('{}', { status: 200 }),
    );
    const outcomes = vi.fn();
    whenSent((_, result) => outcomes(result.map((each) => each.error?.code ?? 'good')));
    hold({ text: 'Selaras', items: [decision(4), decision(5), decision(6)], undone: () => {} });
    await vi.advanceTimersByTimeAsync(11_000);
    expect(fetched).toHaveBeenCalledTimes(3);
    expect(outcomes.mock.calls[0]![0].sort()).toEqual(['TaskClosed', 'good', 'good']);
    expect(refused.value.map((each) => each.error?.code)).toEqual(['TaskClosed']);
  });
});
