// Words, numbers and days in the reader's language. Catalogues are flat JSON, so that mail and PDF can use the same file.
import { signal } from '@preact/signals';
import en from './locales/en.json';
import id from './locales/id.json';

export type Key = keyof typeof id;
export type Language = 'id' | 'en';
/** A text of a manifest, a workflow or the host: one entry a language, or words that are the same in all. */
export type Text = string | { [language: string]: string };

const catalogues: Record<Language, Record<string, string>> = { id, en };
const stored = () => {
  try {
    return localStorage.getItem('language');
  } catch {
    return null; // storage may be forbidden; the choice then lasts as long as the page
  }
};
export const language = signal<Language>(stored() === 'en' ? 'en' : 'id');

export function setLanguage(next: Language) {
  language.value = next;
  document.documentElement.lang = next;
  try {
    localStorage.setItem('language', next);
  } catch {}
}

/** The words of a key. `{name}` stands for a value; `one | many` is chosen by the value `n`. */
export function t(key: Key, values: Record<string, string | number> = {}, of: Language = language.value): string {
  const found = catalogues[of][key]!;
  const [one, many] = found.split(' | ');
  const words = many === undefined || values.n === 1 ? one! : many;
  return words.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''));
}
/** The words of a key that may not exist, for names that come from the host. */
export const known = (key: string, values?: Record<string, string | number>) => (key in id ? t(key as Key, values) : undefined);
export const say = (text: Text, of: Language = language.value): string => (typeof text === 'string' ? text : text[of] || text.id || '');
/** The words of a key in both languages, so that a sentence that stays on the page follows the reader's language. */
export const both = (key: Key, values: (of: Language) => Record<string, string | number> = () => ({})): { id: string; en: string } => ({
  id: t(key, values('id'), 'id'),
  en: t(key, values('en'), 'en'),
});

/** A decimal as the host writes it ("61.5") or a number, with the reader's comma or point. */
export function number(value: string | number, of: Language = language.value): string {
  const [whole = '', fraction] = String(value).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, of === 'en' ? ',' : '.');
  return fraction ? `${grouped}${of === 'en' ? '.' : ','}${fraction}` : grouped;
}
export function measured(value: string, unit: string): string {
  if (unit === 'percent') return `${number(value)}${language.value === 'en' ? '%' : ' %'}`;
  if (unit === 'rupiah') return `Rp ${number(value)}`;
  return `${number(value)} ${known(`unit.${unit}`, { n: Number(value) }) ?? unit}`.trim();
}

/** The city's distance from UTC; every time on the page is the city's, wherever the reader sits. */
export const offsetMinutes = signal(480);
const zones: Record<number, string> = { 420: 'WIB', 480: 'WITA', 540: 'WIT' };
export const zone = () => zones[offsetMinutes.value] ?? '';

const shifted = (iso: string) => new Date(Date.parse(iso) + (iso.includes('T') ? offsetMinutes.value * 60_000 : 0));
const format = (iso: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(language.value === 'en' ? 'en-GB' : 'id-ID', { timeZone: 'UTC', ...options }).format(shifted(iso));
/** Short; with the year where it is not the one of `near`. */
export const day = (iso: string, near = iso) =>
  format(iso, { day: 'numeric', month: 'short', year: iso.slice(0, 4) === near.slice(0, 4) ? undefined : 'numeric' });
export const dayOfYear = (iso: string) => format(iso, { day: 'numeric', month: 'short', year: 'numeric' });
export const weekday = (iso: string) => format(iso, { weekday: 'long', day: 'numeric', month: 'long' }).replace(',', '');
export const longDay = (iso: string) => format(iso, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).replace(',', '');
export const clock = (iso: string) =>
  format(iso, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).replace(':', language.value === 'en' ? ':' : '.');
/** A period as the host writes it: "2025" stays, "2025-12" becomes December 2025. */
export const periodWords = (period: string) =>
  /^\d{4}-\d{2}$/.test(period) ? format(`${period}-01`, { month: 'long', year: 'numeric' }) : period;
/** Days of the calendar between two moments, as the city counts them. */
export const daysBetween = (from: string, to: string) =>
  Math.max(0, Math.floor(shifted(to).getTime() / 86_400_000) - Math.floor(shifted(from).getTime() / 86_400_000));
/** The day after a day, both as 2026-01-26. */
export const dayAfter = (iso: string) => new Date(Date.parse(iso) + 86_400_000).toISOString().slice(0, 10);
