import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../src/api/client';
import type { DraftContent } from '../src/api/types';
import { DraftKeeper, type Places } from '../src/state/draft';

const content = (word: string): DraftContent => ({ forms: { plan: { word } } });
const saved = (revision: number) => ({ revision, saved_at: '2026-01-26T02:42:00.000Z' });
const put = vi.fn<Places['put']>();
const remember = vi.fn<Places['remember']>();
const keeperOf = (revision: number | null = null) => new DraftKeeper({ put, remember }, revision);

beforeEach(() => {
  vi.useFakeTimers();
  put.mockImplementation(async (_, revision) => saved((revision ?? 0) + 1));
});
afterEach(() => {
  put.mockReset();
  remember.mockReset();
  vi.useRealTimers();
});

describe('a draft', () => {
  it('saves itself a moment after the last change, and knows the next revision', async () => {
    const keeper = keeperOf();
    keeper.change(content('a'));
    keeper.change(content('ab'));
    expect(keeper.saved.value.kind).toBe('saving');
    await vi.advanceTimersByTimeAsync(800);
    expect(put.mock.calls).toEqual([[content('ab'), null, false]]);
    expect(keeper.saved.value).toEqual({ kind: 'saved', at: '2026-01-26T02:42:00.000Z' });
    keeper.change(content('abc'));
    await vi.advanceTimersByTimeAsync(800);
    expect(put.mock.calls[1]).toEqual([content('abc'), 1, false]);
  });
  it('never overtakes itself: what is typed meanwhile is saved next', async () => {
    let finish: (value: { revision: number; saved_at: string }) => void = () => {};
    put.mockImplementationOnce(
      () =>
        new Promise((resolve) => {
          finish = resolve;
        }),
    );
    const keeper = keeperOf();
    keeper.change(content('a'));
    await vi.advanceTimersByTimeAsync(800);
    keeper.change(content('ab'));
    await vi.advanceTimersByTimeAsync(800);
    expect(put).toHaveBeenCalledTimes(1);
    finish(saved(1));
    await vi.advanceTimersByTimeAsync(800);
    expect(put.mock.calls[1]).toEqual([content('ab'), 1, false]);
    expect(keeper.saved.value.kind).toBe('saved');
  });
  it('stays in the memory of the tab while there is no connection, and is sent when it is back', async () => {
    put.mockRejectedValueOnce(new ApiError(0, 'Offline'));
    const keeper = keeperOf(4);
    keeper.change(content('a'));
    await vi.advanceTimersByTimeAsync(800);
    expect(keeper.saved.value.kind).toBe('waiting');
    expect(remember).toHaveBeenLastCalledWith(content('a'));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(keeper.saved.value.kind).toBe('saved');
    expect(remember).toHaveBeenLastCalledWith(null);
    expect(put.mock.calls[1]).toEqual([content('a'), 4, false]);
  });
  it('asks which one counts when another tab was first', async () => {
    put.mockRejectedValueOnce(
      new ApiError(412, 'DraftChanged', null, {}, null, {
        draft: { forms: { plan: { word: 'other' } }, revision: 9, saved_at: '2026-01-26T03:00:00.000Z' },
      }),
    );
    const keeper = keeperOf(1);
    keeper.change(content('mine'));
    await vi.advanceTimersByTimeAsync(800);
    expect(keeper.saved.value).toMatchObject({ kind: 'conflict', revision: 9 });
    keeper.change(content('mine still'));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(put).toHaveBeenCalledTimes(1);
    keeper.keepMine();
    await vi.advanceTimersByTimeAsync(0);
    expect(put.mock.calls[1]).toEqual([content('mine still'), 9, false]);
  });
  it('can take the other one instead', async () => {
    put.mockRejectedValueOnce(
      new ApiError(412, 'DraftChanged', null, {}, null, { draft: { forms: { plan: { word: 'other' } }, revision: 9 } }),
    );
    const keeper = keeperOf(1);
    keeper.change(content('mine'));
    await vi.advanceTimersByTimeAsync(800);
    expect(keeper.takeTheirs()).toEqual({ forms: { plan: { word: 'other' } }, note: undefined });
    keeper.change(content('other, changed'));
    await vi.advanceTimersByTimeAsync(800);
    expect(put.mock.calls[1]![1]).toBe(9);
  });
  it('is saved by the browser when the page closes', async () => {
    const keeper = keeperOf();
    keeper.change(content('a'));
    await keeper.flush(true);
    expect(put).toHaveBeenCalledWith(content('a'), null, true);
  });
  it('is forgotten once the task is decided', async () => {
    const keeper = keeperOf();
    keeper.change(content('a'));
    keeper.close();
    keeper.change(content('b'));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(put).not.toHaveBeenCalled();
    expect(remember).toHaveBeenLastCalledWith(null);
  });
});
