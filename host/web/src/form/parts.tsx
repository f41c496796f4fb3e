// What every field has: its label, its help, what is wrong with it.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Schema } from '../api/types';
import { say, type Text, t } from '../i18n';
import { Icon } from '../ui/icons';
import type { Faults } from './check';

/** The address of a value ("/kinerja.plan/targets/0/target") as an element's id. */
export const fieldId = (path: string) => `field${path.replace(/[^A-Za-z0-9]+/g, '-')}`;

export const ErrorText = ({ id, text }: { id: string; text?: Text }) =>
  text ? (
    <p class="error" id={id}>
      <Icon name="warn" size={16} /> {say(text)}
    </p>
  ) : null;

export interface FieldProps {
  path: string;
  schema: Schema;
  value: unknown;
  required: boolean;
  faults: Faults;
  onChange: (value: unknown) => void;
}

/** The plugin's own words; a file is a link, which nobody would guess. */
const helpOf = (schema: Schema) => (schema.ui?.help ? say(schema.ui.help) : schema.format === 'file' ? t('field.file') : '');

export const describedBy = (path: string, schema: Schema, faults: Faults) =>
  [helpOf(schema) && `${fieldId(path)}-help`, faults[path] && `${fieldId(path)}-error`].filter(Boolean).join(' ') || undefined;

export function LabelWords({ schema, required }: { schema: Schema; required: boolean }) {
  return (
    <>
      {schema.ui?.label ? say(schema.ui.label) : t('field.unnamed')}
      {!required && <span class="optional"> {t('field.optional')}</span>}
    </>
  );
}

/** A field of one control. */
export function FieldFrame({
  path,
  schema,
  required,
  faults,
  wide,
  children,
}: Omit<FieldProps, 'value' | 'onChange'> & { wide?: boolean; children: ComponentChildren }) {
  const id = fieldId(path);
  return (
    <div class={`field ${faults[path] ? 'bad' : ''} ${wide ? 'wide' : ''}`}>
      <label for={id}>
        <LabelWords schema={schema} required={required} />
      </label>
      {helpOf(schema) && (
        <p class="help" id={`${id}-help`}>
          {helpOf(schema)}
        </p>
      )}
      <ErrorText id={`${id}-error`} text={faults[path]} />
      {children}
    </div>
  );
}

/** A field of several controls. It takes the focus itself when the summary points at it. */
export function GroupFrame({
  path,
  schema,
  required,
  faults,
  class: name = '',
  children,
}: Omit<FieldProps, 'value' | 'onChange'> & { class?: string; children: ComponentChildren }) {
  const id = fieldId(path);
  return (
    <fieldset
      class={`field ${name} ${faults[path] ? 'bad' : ''}`}
      id={id}
      tabIndex={-1}
      aria-describedby={describedBy(path, schema, faults)}
    >
      <legend>
        <LabelWords schema={schema} required={required} />
      </legend>
      {helpOf(schema) && (
        <p class="help" id={`${id}-help`}>
          {helpOf(schema)}
        </p>
      )}
      <ErrorText id={`${id}-error`} text={faults[path]} />
      {children}
    </fieldset>
  );
}

/** Which row a field stands in: several rows have fields of the same name. */
function inSummary(path: string, text: Text): string {
  const row = /\/(\d+)\/[^/]+$/.exec(path)?.[1];
  return row === undefined ? say(text) : t('rows.at', { n: Number(row) + 1, text: say(text) });
}

/** On top of the form, with focus, each line a link to its field. */
export function ErrorSummary({ faults, summoned }: { faults: Faults; summoned: number }) {
  const box = useRef<HTMLDivElement>(null);
  const list = Object.entries(faults);
  // each summons, not each change of the list, takes the focus
  useEffect(() => {
    if (summoned) box.current?.focus();
  }, [summoned]);
  if (!list.length) return null;
  const jump = (path: string) => (event: Event) => {
    event.preventDefault();
    const field = document.getElementById(fieldId(path));
    const control = field?.matches('fieldset') ? (field.querySelector<HTMLElement>('input, select, textarea') ?? field) : field;
    control?.focus();
    control?.scrollIntoView({ block: 'center' });
  };
  return (
    <div class="error-summary" role="alert" tabIndex={-1} ref={box}>
      <h3>{t('fault.title', { n: list.length })}</h3>
      <ul>
        {list.map(([path, text]) => (
          <li key={path}>
            <a href={`#${fieldId(path)}`} onClick={jump(path)}>
              {inSummary(path, text)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
