// Numbers as people write them: 1.250,5 in Indonesian, 1,250.5 in English. What is ambiguous is refused, not guessed.
import { language, number } from '../i18n';

const decimal: Record<string, RegExp> = {
  id: /^-?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?$/,
  en: /^-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/,
};

/** The number, or undefined where the text is not one in the reader's language. */
export function readNumber(text: string, of = language.value): number | undefined {
  const plain = text.trim().replace(/^[−–]/, '-');
  if (!decimal[of]!.test(plain)) return undefined;
  const value = Number(of === 'en' ? plain.replace(/,/g, '') : plain.replace(/\./g, '').replace(',', '.'));
  return Number.isFinite(value) ? value : undefined;
}

export const writeNumber = (value: unknown): string => (typeof value === 'number' ? number(value) : String(value ?? ''));
