// What is sent: without the blanks around texts, without fields and rows that were left empty.
import type { Answers, Schema } from '../api/types';
import { isPersons } from './schema';

const isEmpty = (value: unknown) =>
  value === undefined ||
  value === null ||
  value === '' ||
  (typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length === 0);

function cleanValue(value: unknown): unknown {
  if (typeof value === 'string') return value.trim();
  if (Array.isArray(value)) return value.map(cleanValue).filter((each) => !isEmpty(each));
  if (value && typeof value === 'object') return clean(value as Answers);
  return value;
}
export function clean(answers: Answers): Answers {
  return Object.fromEntries(
    Object.entries(answers)
      .map(([name, value]) => [name, cleanValue(value)] as const)
      .filter(([, value]) => !isEmpty(value)),
  );
}

/** What a new row begins with. */
export function emptyOf(schema: Schema | undefined): unknown {
  if (schema?.type !== 'object') return '';
  return Object.fromEntries(
    Object.entries(schema.properties ?? {})
      .filter(([, field]) => field.default !== undefined)
      .map(([name, field]) => [name, field.default]),
  );
}

/** What a form shows at first: the host's values, defaults where it has none, and as many rows as are required. */
export function startOf(schema: Schema, value: Answers): Answers {
  const answers = { ...value };
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    if (answers[name] === undefined && field.default !== undefined) answers[name] = field.default;
    if (field.type !== 'array') continue;
    const rows = Array.isArray(answers[name]) ? [...(answers[name] as unknown[])] : [];
    const least = isPersons(field) ? 0 : Math.min(field.minItems ?? 0, 1); // persons are chosen, not written line by line
    while (rows.length < least) rows.push(emptyOf(field.items));
    answers[name] = rows;
  }
  return answers;
}
