// A form from a plugin's JSON Schema, at run time: native controls, one for each keyword of the published subset.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Answers, Schema } from '../api/types';
import { language, number, say, t } from '../i18n';
import { DateField } from '../ui/date-field';
import type { Faults } from './check';
import { readDay, writeDay } from './date';
import { ListField } from './list';
import { readNumber, writeNumber } from './number';
import { describedBy, FieldFrame, type FieldProps, fieldId, GroupFrame } from './parts';
import { PeopleField } from './people';
import { RowsField } from './rows';
import { fieldsOf, isPersons } from './schema';

const MANY_CHOICES = 4;
const LONG = 100; // letters; what may be longer than this gets lines instead of one line

/** Grows with its text, so that nothing written is out of sight. */
function LongText({ path, schema, value, faults, rows, onChange }: FieldProps & { rows: number }) {
  const box = useRef<HTMLTextAreaElement>(null);
  const text = String(value ?? '');
  // the height follows the text
  useEffect(() => {
    const area = box.current!;
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight + 2}px`;
  }, [text]);
  const left = schema.maxLength === undefined ? undefined : schema.maxLength - [...text].length;
  const near = left !== undefined && left < Math.max(20, schema.maxLength! / 10);
  return (
    <>
      <textarea
        id={fieldId(path)}
        ref={box}
        rows={rows}
        value={text}
        aria-invalid={!!faults[path]}
        aria-describedby={describedBy(path, schema, faults)}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      {near && <p class={`letters ${left < 0 ? 'over' : ''}`}>{left < 0 ? t('field.over', { n: -left }) : t('field.left', { n: left })}</p>}
    </>
  );
}

/** Keeps what was typed ("12,") while the value behind it is a number or a day, or the text itself where it is none. */
function ReadText({
  path,
  schema,
  value,
  faults,
  onChange,
  read,
  write,
  mode,
}: FieldProps & { read: (text: string) => unknown; write: (value: unknown) => string; mode: 'decimal' | 'numeric' }) {
  const [typed, setTyped] = useState(write(value));
  const shown = language.value;
  const readTyped = typed.trim() === '' ? undefined : (read(typed) ?? typed);
  // a value from elsewhere, or another language, is written anew
  useEffect(() => {
    if (readTyped !== value) setTyped(write(value));
  }, [value, shown]);
  return (
    <input
      id={fieldId(path)}
      class="number"
      inputMode={mode}
      autoComplete="off"
      value={typed}
      aria-invalid={!!faults[path]}
      aria-describedby={describedBy(path, schema, faults)}
      onInput={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        onChange(text.trim() === '' ? undefined : (read(text) ?? text));
      }}
    />
  );
}

function Choices(props: FieldProps) {
  const { path, schema, value, required, faults, onChange } = props;
  const words = (each: string) => (schema.ui?.texts?.[each] ? say(schema.ui.texts[each]) : each);
  return (
    <GroupFrame {...props}>
      <div class="options">
        {schema.enum!.map((each, i) => (
          <label class="option" key={each}>
            <input
              type="radio"
              id={`${fieldId(path)}-${i}`}
              name={path}
              value={each}
              checked={each === value}
              required={required}
              aria-invalid={!!faults[path]}
              onChange={() => onChange(each)}
            />
            <span>{words(each)}</span>
          </label>
        ))}
      </div>
      {!required && value !== undefined && (
        <button type="button" class="button small quiet-button" onClick={() => onChange(undefined)}>
          {t('field.clear')}
        </button>
      )}
    </GroupFrame>
  );
}
function Select({ path, schema, value, faults, onChange }: FieldProps) {
  return (
    <select
      id={fieldId(path)}
      value={String(value ?? '')}
      aria-invalid={!!faults[path]}
      aria-describedby={describedBy(path, schema, faults)}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
    >
      <option value="">{t('field.choose')}</option>
      {schema.enum!.map((each) => (
        <option key={each} value={each}>
          {schema.ui?.texts?.[each] ? say(schema.ui.texts[each]) : each}
        </option>
      ))}
    </select>
  );
}

function YesNo(props: FieldProps) {
  const { path, value, faults, onChange } = props;
  return (
    <GroupFrame {...props}>
      <div class="options">
        {[true, false].map((each) => (
          <label class="option" key={String(each)}>
            <input type="radio" name={path} checked={value === each} aria-invalid={!!faults[path]} onChange={() => onChange(each)} />
            <span>{t(each ? 'yes' : 'no')}</span>
          </label>
        ))}
      </div>
    </GroupFrame>
  );
}

function limitsOf(schema: Schema): string {
  const { minimum, maximum } = schema;
  if (minimum !== undefined && maximum !== undefined) return t('field.between', { from: number(minimum), to: number(maximum) });
  if (minimum !== undefined) return t('field.least', { limit: number(minimum) });
  if (maximum !== undefined) return t('field.most', { limit: number(maximum) });
  return '';
}

/** One field, whatever it is. `compact`: in a row of a list, where radio buttons would take too much room. */
export function Field(props: FieldProps & { compact?: boolean }) {
  const { schema, compact, path, value, faults, onChange } = props;
  if (isPersons(schema)) return <PeopleField {...props} />;
  if (schema.type === 'array') return schema.items?.type === 'object' ? <RowsField {...props} /> : <ListField {...props} />;
  if (schema.type === 'boolean') return <YesNo {...props} />;
  if (schema.enum) {
    if (!compact && schema.enum.length <= MANY_CHOICES) return <Choices {...props} />;
    return (
      <FieldFrame {...props}>
        <Select {...props} />
      </FieldFrame>
    );
  }
  if (schema.type === 'number' || schema.type === 'integer') {
    const limits = compact ? '' : limitsOf(schema);
    return (
      <FieldFrame {...props}>
        <span class="number-field">
          <ReadText {...props} read={readNumber} write={writeNumber} mode={schema.type === 'integer' ? 'numeric' : 'decimal'} />
          {limits && <small>{limits}</small>}
        </span>
      </FieldFrame>
    );
  }
  if (schema.format === 'date')
    return (
      <FieldFrame {...props}>
        <DateField
          id={fieldId(path)}
          value={writeDay(value)}
          invalid={!!faults[path]}
          describedBy={describedBy(path, schema, faults)}
          onChange={(text) => onChange(text.trim() === '' ? undefined : (readDay(text) ?? text))}
        />
      </FieldFrame>
    );
  const long = schema.ui?.widget === 'long text';
  if (long || (schema.maxLength ?? 0) >= LONG)
    return (
      <FieldFrame {...props} wide>
        <LongText {...props} rows={long ? 3 : 1} />
      </FieldFrame>
    );
  return (
    <FieldFrame {...props}>
      <input
        id={fieldId(path)}
        autoComplete="off"
        value={String(value ?? '')}
        aria-invalid={!!faults[path]}
        aria-describedby={describedBy(path, schema, faults)}
        onInput={(event) => onChange(event.currentTarget.value || undefined)}
      />
    </FieldFrame>
  );
}

interface FieldsProps {
  path: string;
  schema: Schema;
  answers: Answers;
  faults: Faults;
  compact?: boolean;
  onChange: (answers: Answers) => void;
}
export function Fields({ path, schema, answers, faults, compact, onChange }: FieldsProps) {
  return (
    <>
      {fieldsOf(schema).map(([name, field]) => (
        <Field
          key={name}
          path={`${path}/${name}`}
          schema={field}
          value={answers[name]}
          required={field.type === 'array' ? (field.minItems ?? 0) > 0 : !!schema.required?.includes(name)}
          faults={faults}
          compact={compact}
          onChange={(value) => onChange({ ...answers, [name]: value })}
        />
      ))}
    </>
  );
}
