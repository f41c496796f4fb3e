// Reading a form's schema.
import type { Schema } from '../api/types';

/** The fields in the order of the plugin's file, which the host names since JSON has none. */
export function fieldsOf(schema: Schema): [string, Schema][] {
  const fields = schema.properties ?? {};
  const order = schema.ui?.order ?? [];
  const named = order.filter((name) => fields[name]);
  const rest = Object.keys(fields).filter((name) => !order.includes(name));
  return [...named, ...rest].map((name) => [name, fields[name]!]);
}

/** Names one person, or a list of them. */
export const isPersons = (schema: Schema) => schema.format === 'person' || (schema.type === 'array' && schema.items?.format === 'person');
