// Sums that are signed must be exact, and what changed must be seen.
import { afterEach, describe, expect, it } from 'vitest';
import type { List, ListRow } from '../src/api/types';
import { language } from '../src/i18n';
import { amountWords, difference, isChanged, signedWords, sumOf } from '../src/lists/sums';

afterEach(() => {
  language.value = 'id';
});

const list = {
  sum: { label: {}, value: '0', words: { id: 'Rp 0', en: 'Rp 0' } },
  previous: { period: '2025-11', count: 1, sum: null },
} as unknown as List;

describe('sums', () => {
  it('are exact where binary fractions are not', () => {
    expect(sumOf(['0.1', '0.2'])).toBe('0.3');
    expect(sumOf(['4420386', '26683.59', '-0.59'])).toBe('4447069.00');
    expect(sumOf(['9007199254740993', '1'])).toBe('9007199254740994');
    expect(sumOf([])).toBe('0');
  });
  it('may be less than nothing', () => {
    expect(sumOf(['-5', '2'])).toBe('-3');
    expect(sumOf(['-0.5', '0.2'])).toBe('-0.3');
  });
  it('are compared with the time before', () => {
    expect(difference('4420386', '4447069')).toBe('-26683');
    expect(difference('5', '-2')).toBe('7');
  });
});

describe('amounts in words', () => {
  it('are rupiah where the list is', () => {
    expect(amountWords(list, '4420386')).toBe('Rp 4.420.386');
    expect(amountWords({ ...list, sum: { ...list.sum!, words: { id: '12', en: '12' } } }, '1250')).toBe('1.250');
  });
  it('carry a sign where they are a difference', () => {
    expect(signedWords(list, '-26683')).toBe('− Rp 26.683');
    expect(signedWords(list, '800473')).toBe('+ Rp 800.473');
    expect(signedWords(list, '0')).toBe('Rp 0');
  });
});

describe('a line has changed', () => {
  const row = (previous: string | null, by: string | null): ListRow =>
    ({
      previous: previous && { value: previous, words: {} },
      difference: by && { value: by, words: {} },
    }) as unknown as ListRow;
  it('when its amount is another', () => {
    expect(isChanged(list, row('5', '1'))).toBe(true);
    expect(isChanged(list, row('5', '0.00'))).toBe(false);
  });
  it('when it was not there the time before', () => expect(isChanged(list, row(null, null))).toBe(true));
  it('never, when there was no time before', () => expect(isChanged({ ...list, previous: null }, row(null, null))).toBe(false));
});
