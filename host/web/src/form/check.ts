// What a person entered against a plugin's JSON Schema, without eval (the CSP forbids it). The host checks again and
// decides; this spares a round trip and says what is missing in the reader's words.
import { type Schema as AnySchema, Validator } from '@cfworker/json-schema';
import type { Answers, Schema } from '../api/types';
import { both, type Key, type Language, number, say, type Text, t } from '../i18n';
import { fieldsOf } from './schema';

/** JSON pointer below the form ("/targets/0/target") to what is wrong there. */
export type Faults = Record<string, Text>;

const TEXT_BYTES = 64 * 1024; // of one text, as the host
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;

type Values = Record<string, string | number>;
function sentence(key: Key, label: Text | undefined, values: Values = {}): Text {
  const shown = (of: Language): Values => ({
    label: label ? say(label, of) : t('field.unnamed', {}, of),
    ...Object.fromEntries(Object.entries(values).map(([name, value]) => [name, name === 'n' ? value : number(value, of)])),
  });
  return both(key, shown);
}

const parts = (pointer: string) =>
  pointer
    .replace(/^#/, '')
    .split('/')
    .slice(1)
    .map((part) => decodeURIComponent(part).replace(/~1/g, '/').replace(/~0/g, '~'));
const follow = (root: unknown, pointer: string): unknown =>
  parts(pointer).reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], root);

/** The schema that describes the value at a pointer: its label stands in the sentence. */
export function schemaAt(root: Schema, pointer: string): Schema | undefined {
  return parts(pointer).reduce<Schema | undefined>((at, part) => (at?.type === 'array' ? at.items : at?.properties?.[part]), root);
}

function faultOf(keyword: string, field: Schema, limit: unknown): Text | undefined {
  const label = field.ui?.label;
  const n = Number(limit);
  switch (keyword) {
    case 'type':
      if (limit === 'integer') return sentence('fault.integer', label);
      if (limit === 'number') return sentence('fault.number', label, { example: 12.5 });
      return sentence('fault.other', label);
    case 'minLength':
      return sentence('fault.short', label, { n });
    case 'maxLength':
      return sentence('fault.long', label, { n });
    case 'minimum':
      return sentence('fault.minimum', label, { limit: n });
    case 'maximum':
      return sentence('fault.maximum', label, { limit: n });
    case 'multipleOf':
      return sentence('fault.multiple', label, { limit: n });
    case 'minItems':
      return sentence('fault.few', label, { n });
    case 'maxItems':
      return sentence('fault.many', label, { n });
    case 'uniqueItems':
      return sentence('fault.twice', label);
    case 'enum':
      return sentence('fault.choice', label);
    case 'format':
      return sentence(limit === 'date' ? 'fault.date' : 'fault.other', label);
    case 'pattern':
    case 'const':
      return sentence('fault.other', label);
    default:
      return undefined; // the keywords that only pass on what is wrong below them
  }
}

const escaped = (name: string) => name.replace(/~/g, '~0').replace(/\//g, '~1');

/** What the library does not look at, or cannot point at: texts as the host takes them, people, fields that are not there. */
function ownFaults(value: unknown, schema: Schema | undefined, pointer: string, faults: Faults) {
  const label = schema?.ui?.label;
  if (typeof value === 'string') {
    if (CONTROL.test(value)) faults[pointer] ??= sentence('fault.control', label);
    else if (new TextEncoder().encode(value).length > TEXT_BYTES) faults[pointer] ??= sentence('fault.bytes', label);
    else if (schema?.format === 'person' && !/^[1-9]\d*$/.test(value)) faults[pointer] ??= sentence('fault.other', label);
  } else if (Array.isArray(value)) {
    for (const [i, each] of value.entries()) ownFaults(each, schema?.items, `${pointer}/${i}`, faults);
  } else if (value && typeof value === 'object') {
    for (const [name, inner] of Object.entries(value)) {
      const field = schema?.properties?.[name];
      const at = `${pointer}/${escaped(name)}`;
      if (!field) faults[at] ??= sentence('fault.other', undefined);
      ownFaults(inner, field, at, faults);
    }
  }
}

const bared = new WeakMap<Schema, Schema>();
/** Without `ui`: the library would take a label's `id` (Indonesian) for the address of a schema. */
function bare(schema: Schema): Schema {
  const known = bared.get(schema);
  if (known) return known;
  const { ui: _, properties, ...rest } = schema;
  const plain: Schema = { ...rest };
  if (properties) plain.properties = Object.fromEntries(Object.entries(properties).map(([name, field]) => [name, bare(field)]));
  for (const keyword of ['items', 'if', 'then', 'else'] as const) {
    const inner = schema[keyword];
    if (inner) plain[keyword] = bare(inner);
  }
  bared.set(schema, plain);
  return plain;
}

export function check(schema: Schema, answers: Answers): Faults {
  const faults: Faults = {};
  for (const error of new Validator(bare(schema) as AnySchema, '2020-12', false).validate(answers).errors) {
    const at = `/${parts(error.instanceLocation).join('/')}`.replace(/^\/$/, '');
    const limit = follow(schema, error.keywordLocation);
    if (error.keyword === 'required') {
      const given = follow(answers, error.instanceLocation) as Answers;
      for (const name of limit as string[])
        if (given[name] === undefined) faults[`${at}/${name}`] ??= sentence('fault.required', schemaAt(schema, `${at}/${name}`)?.ui?.label);
      continue;
    }
    const text = faultOf(error.keyword, schemaAt(schema, at) ?? {}, limit);
    if (text) faults[at] ??= text;
  }
  ownFaults(answers, schema, '', faults);
  return inOrder(schema, faults);
}

/** The order in which the fields stand on the page, so that the summary reads from top to bottom. */
function inOrder(schema: Schema, faults: Faults): Faults {
  const rank = (pointer: string) => {
    let at: Schema | undefined = schema;
    return parts(pointer).map((part) => {
      const row = at?.type === 'array' ? Number(part) : fieldsOf(at ?? {}).findIndex(([name]) => name === part);
      at = at?.type === 'array' ? at.items : at?.properties?.[part];
      return row;
    });
  };
  const before = (a: number[], b: number[]) => {
    const i = a.findIndex((each, at) => each !== b[at]);
    return i < 0 ? a.length - b.length : a[i]! - (b[i] ?? -1);
  };
  return Object.fromEntries(Object.entries(faults).sort(([a], [b]) => before(rank(a), rank(b))));
}
