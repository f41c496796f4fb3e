// Sums of a list, exact: the host writes decimals as text, and rupiah must not be rounded on the way.
import type { List, ListRow } from '../api/types';
import { language, measured, number, say } from '../i18n';

const fractionOf = (value: string) => value.split('.')[1]?.length ?? 0;
/** The sum of decimals as text, as exact as they are. */
export function sumOf(values: string[]): string {
  const digits = Math.max(0, ...values.map(fractionOf));
  const total = values.reduce((sum, value) => {
    const [whole = '0', fraction = ''] = value.replace('-', '').split('.');
    const scaled = BigInt(whole + fraction.padEnd(digits, '0'));
    return value.startsWith('-') ? sum - scaled : sum + scaled;
  }, 0n);
  const text = String(total < 0n ? -total : total).padStart(digits + 1, '0');
  const at = text.length - digits;
  return `${total < 0n ? '-' : ''}${text.slice(0, at)}${digits ? `.${text.slice(at)}` : ''}`;
}
export const difference = (now: string, before: string) => sumOf([now, before.startsWith('-') ? before.slice(1) : `-${before}`]);

/** In the words of the list's own sum: rupiah or a plain number. */
export function amountWords(list: List, value: string): string {
  const plain = value.replace(/^-/, '');
  const words = list.sum && say(list.sum.words, language.value).startsWith('Rp') ? measured(plain, 'rupiah') : number(plain);
  return value.startsWith('-') ? `− ${words}` : words;
}
/** With a sign, so that more and less are seen at once. */
export const signedWords = (list: List, value: string) =>
  (value.startsWith('-') || Number(value) === 0 ? '' : '+ ') + amountWords(list, value);

/** New in this list, or another amount than the time before. */
export const isChanged = (list: List, row: ListRow) =>
  !!list.previous && (row.previous === null || (row.difference !== null && Number(row.difference.value) !== 0));
