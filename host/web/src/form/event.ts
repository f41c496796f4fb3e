// The fields of an event as a form: an event that arrives by hand is entered like any other answer.
import type { EventField, Schema } from '../api/types';

function typed({ type, values }: EventField): Schema {
  if (values.length) return { type: 'string', enum: values.map((each) => each.value) };
  const [, kind, low, high] = /^(number|integer) from (\S+) to (\S+)$/.exec(type) ?? [];
  if (kind) return { type: kind as 'number' | 'integer', minimum: Number(low), maximum: Number(high) };
  if (type === 'number' || type === 'integer') return { type };
  if (type === 'money') return { type: 'integer', minimum: 0 };
  if (type === 'yes or no') return { type: 'boolean' };
  if (type === 'date' || type === 'person') return { type: 'string', format: type };
  if (type === 'evidence') return { type: 'string', format: 'file' };
  return { type: 'string' };
}

export function schemaOf(fields: EventField[]): Schema {
  return {
    type: 'object',
    additionalProperties: false,
    required: fields.map((field) => field.name),
    properties: Object.fromEntries(
      fields.map((field) => [
        field.name,
        {
          ...typed(field),
          ui: { label: field.label, texts: Object.fromEntries(field.values.map((each) => [each.value, each.label])) },
        },
      ]),
    ),
    ui: { order: fields.map((field) => field.name) },
  };
}
