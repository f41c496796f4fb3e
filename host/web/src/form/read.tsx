// Answers as they were given: read, not typed.
import { useContext } from 'preact/hooks';
import type { Answers, Person, Schema } from '../api/types';
import { dayOfYear, number, say, t } from '../i18n';
import { isDay } from './date';
import { PeopleContext } from './people';
import { fieldsOf } from './schema';

function words(value: unknown, schema: Schema, people: Person[] | undefined): string {
  if (value === undefined || value === null || value === '') return '–';
  if (schema.format === 'person') return people?.find((person) => person.id === String(value))?.name ?? t('people.somebody');
  if (schema.enum) return schema.ui?.texts?.[String(value)] ? say(schema.ui.texts[String(value)]!) : String(value);
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  if (typeof value === 'number') return number(value);
  if (schema.format === 'date' && isDay(String(value))) return dayOfYear(String(value));
  return String(value);
}
const LONG = 400; // letters; what may be longer than this takes the whole width
const isLong = (schema: Schema) => schema.ui?.widget === 'long text' || (schema.maxLength ?? 0) >= LONG;
const isNumber = (schema: Schema) => schema.type === 'number' || schema.type === 'integer';

function RowsTable({ schema, rows, label }: { schema: Schema; rows: Answers[]; label: string }) {
  const columns = fieldsOf(schema);
  const people = useContext(PeopleContext);
  return (
    <div class="read-rows">
      <table>
        <caption class="hidden">{label}</caption>
        <thead>
          <tr>
            <th class="row-index" scope="col">
              {t('rows.number')}
            </th>
            {columns.map(([name, field]) => (
              <th key={name} scope="col" class={isNumber(field) ? 'figure' : ''}>
                {field.ui?.label ? say(field.ui.label) : name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i}>
              <td class="row-index">{i + 1}</td>
              {columns.map(([name, field], at) => (
                <td
                  key={name}
                  class={`${isNumber(field) ? 'figure' : ''} ${at === 0 ? 'first' : ''}`}
                  data-label={field.ui?.label ? say(field.ui.label) : name}
                >
                  {words(row[name], field, people[name])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** `under`: the heading above; a field of the same name does not say it again. */
export function ReadFields({ schema, value, under }: { schema: Schema; value: Answers; under: string }) {
  const people = useContext(PeopleContext);
  const given = fieldsOf(schema).filter(([name]) => {
    const answer = value[name];
    return answer !== undefined && answer !== null && answer !== '' && !(Array.isArray(answer) && answer.length === 0);
  });
  if (!given.length) return <p class="quiet">{t('answers.empty')}</p>;
  return (
    <dl class="read">
      {given.map(([name, field]) => {
        const answer = value[name];
        const label = field.ui?.label ? say(field.ui.label) : name;
        const rows = field.type === 'array' && field.items?.type === 'object';
        return (
          <div key={name} class={rows || isLong(field) ? 'wide' : ''}>
            <dt class={label === under ? 'hidden' : ''}>{label}</dt>
            <dd>
              {rows ? (
                <RowsTable schema={field.items!} rows={answer as Answers[]} label={label} />
              ) : Array.isArray(answer) ? (
                answer.map((each) => words(each, field.items ?? {}, people[name])).join(', ')
              ) : (
                words(answer, field, people[name])
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
