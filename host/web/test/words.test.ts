// Every sentence exists in both languages, with the same values in it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { both, clock, day, dayAfter, daysBetween, language, longDay, measured, number, offsetMinutes, say, t } from '../src/i18n';
import en from '../src/locales/en.json';
import id from '../src/locales/id.json';

const source = new URL('../src', import.meta.url).pathname;
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}
const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

afterEach(() => {
  language.value = 'id';
  offsetMinutes.value = 480;
});

describe('the catalogues', () => {
  it('have the same keys', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(id).sort());
  });
  it.each(Object.keys(id))('%s takes the same values in both languages', (key) => {
    const indonesian = (id as Record<string, string>)[key]!;
    const english = (en as Record<string, string>)[key]!;
    expect(indonesian.trim()).not.toBe('');
    for (const form of english.split(' | ')) expect(placeholders(form)).toEqual(placeholders(indonesian));
  });
  it('hold no key that no page uses', () => {
    const code = filesBelow(source)
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    const families = [...code.matchAll(/`([a-z-]+\.[a-z-]*)\$\{/g)].map((found) => found[1]!);
    const unused = Object.keys(id).filter((key) => !code.includes(`'${key}'`) && !families.some((family) => key.startsWith(family)));
    expect(unused).toEqual([]);
  });
});

describe('words', () => {
  it('fill in values and choose the plural', () => {
    expect(t('due.in', { n: 1 })).toBe('1 hari lagi');
    language.value = 'en';
    expect(t('due.in', { n: 1 })).toBe('1 day left');
    expect(t('due.in', { n: 2 })).toBe('2 days left');
  });
  it('are said in the language of the reader, and in Indonesian where there is no other', () => {
    const sentence = both('fault.required', (of) => ({ label: say({ id: 'Target', en: 'Goal' }, of) }));
    expect(say(sentence)).toBe('Target: wajib diisi');
    language.value = 'en';
    expect(say(sentence)).toBe('Goal: must be filled in');
    expect(say({ id: 'Hanya ini' })).toBe('Hanya ini');
  });
});

describe('numbers and days', () => {
  it('carry the comma or the point of the reader', () => {
    expect(number('4447069.5')).toBe('4.447.069,5');
    expect(number(-1234)).toBe('-1.234');
    expect(measured('61', 'percent')).toBe('61 %');
    language.value = 'en';
    expect(number('4447069.5')).toBe('4,447,069.5');
    expect(measured('61', 'percent')).toBe('61%');
    expect(measured('1', 'years')).toBe('1 year');
  });
  it("are the city's, wherever the reader sits", () => {
    expect(clock('2026-01-26T00:00:00.000Z')).toBe('08.00');
    expect(longDay('2026-01-25T23:30:00.000Z')).toBe('Senin 26 Januari 2026');
    expect(longDay('2026-01-26')).toBe('Senin 26 Januari 2026');
    language.value = 'en';
    expect(clock('2026-01-26T00:00:00.000Z')).toBe('08:00');
    expect(longDay('2026-01-26')).toBe('Monday 26 January 2026');
  });
  it('name the year only where it is another one', () => {
    expect(day('2026-01-26', '2026-03-01')).toBe('26 Jan');
    expect(day('2025-01-26', '2026-03-01')).toBe('26 Jan 2025');
  });
  it("are counted by the city's midnights", () => {
    expect(daysBetween('2026-01-25T15:00:00Z', '2026-01-25T17:00:00Z')).toBe(1); // 23.00 to 01.00 in WITA
    expect(daysBetween('2026-01-26T00:00:00Z', '2026-01-26T08:00:00Z')).toBe(0);
    expect(dayAfter('2026-02-28')).toBe('2026-03-01');
  });
});
