// Choosing persons: only those whom the form may name, which the host says. One: radio buttons; several: boxes, with the
// least and the most in words. Many to choose from: a search above the list, which never hides who is chosen.
import { createContext } from 'preact';
import { useContext, useState } from 'preact/hooks';
import type { Person } from '../api/types';
import { t } from '../i18n';
import { Icon } from '../ui/icons';
import { Avatar } from '../ui/parts';
import { type FieldProps, fieldId, GroupFrame } from './parts';

/** Field name to the persons whom it may name; in an answer that is read, those whom it does name. */
export const PeopleContext = createContext<Record<string, Person[]>>({});
const fieldName = (path: string) => path.split('/').at(-1) ?? '';

/** From so many on nobody looks through the list without a search. */
const MANY = 8;
const textOf = (person: Person) => `${person.name} ${person.position} ${person.unit}`.toLowerCase();

function howMany(min: number | undefined, max: number | undefined): string {
  if (min && max && min === max) return t('people.exactly', { n: min });
  if (min && max) return t('people.between', { from: min, to: max });
  if (min) return t('people.least', { n: min });
  return max ? t('people.most', { n: max }) : '';
}

export function PeopleField(props: FieldProps) {
  const { path, schema, value, faults, onChange } = props;
  const people = useContext(PeopleContext)[fieldName(path)] ?? [];
  const [search, setSearch] = useState('');
  const several = schema.type === 'array';
  const chosen = several ? (Array.isArray(value) ? value.map(String).filter(Boolean) : []) : value ? [String(value)] : [];
  const wanted = search.trim().toLowerCase();
  const shown = people.filter((person) => chosen.includes(person.id) || textOf(person).includes(wanted));
  const change = (person: Person, on: boolean) => {
    if (!several) onChange(person.id);
    else onChange(on ? [...chosen, person.id] : chosen.filter((each) => each !== person.id));
  };
  const limits = several ? howMany(schema.minItems, schema.maxItems) : '';
  const help = several ? [limits, t('people.chosen', { n: chosen.length })].filter(Boolean).join(' · ') : '';
  return (
    <GroupFrame {...props} class="people-field">
      {help && (
        <p class="help" role="status">
          {help}
        </p>
      )}
      {people.length >= MANY && (
        <label class="search">
          <Icon name="search" size={18} />
          <span class="hidden">{t('people.search')}</span>
          <input type="search" placeholder={t('people.search')} value={search} onInput={(event) => setSearch(event.currentTarget.value)} />
        </label>
      )}
      <ul class="people">
        {shown.map((person) => (
          <li key={person.id}>
            <label class="option">
              <input
                type={several ? 'checkbox' : 'radio'}
                id={`${fieldId(path)}-${person.id}`}
                name={path}
                value={person.id}
                checked={chosen.includes(person.id)}
                aria-invalid={!!faults[path]}
                onChange={(event) => change(person, event.currentTarget.checked)}
              />
              <Avatar name={person.name} />
              <span>
                {person.name}
                <small>
                  {person.position} · {person.unit}
                </small>
              </span>
            </label>
          </li>
        ))}
      </ul>
      {!shown.length && <p class="quiet">{t(people.length ? 'people.nobody-found' : 'people.nobody')}</p>}
    </GroupFrame>
  );
}
