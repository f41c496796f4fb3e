// Days as people write them, 23-11-2026, and as the host stores them, 2026-11-23.

const two = (n: number) => String(n).padStart(2, '0');
export const isoDay = (year: number, month: number, date: number) => `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`;

/** "23-11-2026", "23/11/2026" or "23.11.2026" as 2026-11-23, or undefined where there is no such day. */
export function readDay(text: string): string | undefined {
  const [, date, month, year] = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(text.trim()) ?? [];
  if (!year) return undefined;
  const iso = isoDay(Number(year), Number(month), Number(date));
  return isDay(iso) ? iso : undefined;
}
export function isDay(iso: string): boolean {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso) ?? [];
  if (!year) return false;
  const read = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date)));
  return read.getUTCMonth() === Number(month) - 1 && read.getUTCDate() === Number(date);
}
/** For the field: what is no day stays as it was typed. */
export const writeDay = (value: unknown): string => {
  const text = String(value ?? '');
  return isDay(text) ? text.split('-').reverse().join('-') : text;
};
