// What a number and its label are called. A workflow's own fields have a name and no words: the common ones are in the
// catalogue, and the others are shown as they are written.
import { known, number, say, type Text, t } from '../i18n';

const NAME = /^[a-z][a-z_]*$/;
export function labelWords(label: Text): string {
  const words = say(label);
  return NAME.test(words) ? (known(`computed.${words}`) ?? words.replace(/_/g, ' ')) : words;
}

/** Two digits are enough to read; the reasons carry all of them. */
export const valueWords = (of: { words: Text; value: string | null }): string =>
  of.value !== null && /^-?\d+\.\d{3,}$/.test(of.value) ? number(Number(of.value).toFixed(2)) : say(of.words);

/** A citation stays as it is; what the city has set itself is said in words. */
export const basisWords = (basis: string) => basis.replace('setting of the city', t('basis.city'));

export const rupiah = (value: string) => `Rp ${number(value)}`;
