// A column's type, as manifests write it, in the reader's words.
import { known, number, t } from '../i18n';

export function typeWords(type: string): string {
  const [, kind, low, high] = /^(number|integer) from (\S+) to (\S+)$/.exec(type) ?? [];
  if (kind) return t(kind === 'integer' ? 'column.integer-between' : 'column.number-between', { from: number(low!), to: number(high!) });
  return known(`column-type.${type}`) ?? type;
}
