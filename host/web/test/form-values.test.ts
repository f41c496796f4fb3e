import { afterEach, describe, expect, it } from 'vitest';
import type { Schema } from '../src/api/types';
import { check } from '../src/form/check';
import { clean, startOf } from '../src/form/clean';
import { isDay, readDay, writeDay } from '../src/form/date';
import { readNumber, writeNumber } from '../src/form/number';
import { fieldsOf } from '../src/form/schema';
import { language } from '../src/i18n';

afterEach(() => {
  language.value = 'id';
});

describe('a number as people write it', () => {
  it.each([
    ['12,5', 12.5],
    [' 1.250,5 ', 1250.5],
    ['1250,5', 1250.5],
    ['-3', -3],
    ['−3', -3],
    ['1.000.000', 1_000_000],
    ['0,1', 0.1],
  ])('Indonesian %s', (text, value) => expect(readNumber(text, 'id')).toBe(value));
  it.each(['12.5', '1.25', '1,2,3', '12,', 'dua', '', '1 250', '1e3', '0x10', '12.5.0'])(
    'refuses the ambiguous or wrong %s in Indonesian',
    (text) => expect(readNumber(text, 'id')).toBeUndefined(),
  );
  it.each([
    ['12.5', 12.5],
    ['1,250.5', 1250.5],
  ])('English %s', (text, value) => expect(readNumber(text, 'en')).toBe(value));
  it.each(['12,5', '1.250,5'])('refuses %s in English', (text) => expect(readNumber(text, 'en')).toBeUndefined());
  it('is written as it is read', () => {
    expect(writeNumber(1250.5)).toBe('1.250,5');
    language.value = 'en';
    expect(writeNumber(1250.5)).toBe('1,250.5');
    expect(writeNumber('12,')).toBe('12,'); // what is no number yet stays as it was typed
    expect(writeNumber(undefined)).toBe('');
  });
});

describe('a day as people write it', () => {
  it.each([
    ['23-11-2026', '2026-11-23'],
    ['1/2/2026', '2026-02-01'],
    ['29.02.2024', '2024-02-29'],
  ])('%s', (text, iso) => expect(readDay(text)).toBe(iso));
  it.each(['29-02-2026', '31-04-2026', '2026-11-23', '11-23-2026', '1-1-26', ''])('refuses %s', (text) =>
    expect(readDay(text)).toBeUndefined(),
  );
  it('is stored as the host writes it and shown as people do', () => {
    expect(isDay('2026-02-29')).toBe(false);
    expect(writeDay('2026-11-23')).toBe('23-11-2026');
    expect(writeDay('23-11-20')).toBe('23-11-20');
  });
});

const plan: Schema = {
  type: 'object',
  properties: {
    targets: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        properties: {
          result: { type: 'string', ui: { label: { id: 'Hasil', en: 'Result' } } },
          target: { type: 'number', default: 100, ui: { label: { id: 'Target', en: 'Target' } } },
        },
        required: ['result', 'target'],
        additionalProperties: false,
      },
      ui: { label: { id: 'Target', en: 'Targets' } },
    },
    support: { type: 'string', ui: { label: { id: 'Dukungan', en: 'Support' } } },
  },
  required: ['targets'],
  additionalProperties: false,
};

describe('what is sent', () => {
  it('has no blanks around texts, no empty fields and no empty rows', () => {
    expect(
      clean({
        targets: [{ result: ' Cakupan ', target: 80 }, {}, { result: '  ' }],
        villages: ['Bukuan', ' '],
        support: '',
        none: undefined,
      }),
    ).toEqual({
      targets: [{ result: 'Cakupan', target: 80 }],
      villages: ['Bukuan'],
    });
  });
  it('begins with one row where one is required, and with the defaults', () => {
    expect(startOf(plan, {})).toEqual({ targets: [{ target: 100 }] });
    expect(startOf(plan, { targets: [{ result: 'a', target: 1 }] })).toEqual({ targets: [{ result: 'a', target: 1 }] });
  });
});

describe('what is wrong', () => {
  it('is said with the label, in both languages', () => {
    expect(check(plan, { targets: [{ target: 'banyak' }] })).toEqual({
      '/targets/0/result': { id: 'Hasil: wajib diisi', en: 'Result: must be filled in' },
      '/targets/0/target': { id: 'Target: tulis sebagai angka, misalnya 12,5', en: 'Target: write a number, for example 12.5' },
    });
  });
  it('stands in the order of the page', () => {
    const faults = check(plan, { support: 5, targets: [{ result: 'a', target: 1 }, {}] });
    expect(Object.keys(faults)).toEqual(['/targets/1/result', '/targets/1/target', '/support']);
  });
});

describe('the order of the fields', () => {
  it('is the one of the file, which the host names', () => {
    const schema: Schema = {
      type: 'object',
      properties: { a: { type: 'string' }, b: { type: 'string' }, c: { type: 'string' } },
      ui: { order: ['c', 'gone', 'a'] },
    };
    expect(fieldsOf(schema).map(([name]) => name)).toEqual(['c', 'a', 'b']);
  });
});
