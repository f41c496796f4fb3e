// A list of single values: one control a line. Enter goes on to the next line, and makes one at the end.
import { useRef } from 'preact/hooks';
import { say, t } from '../i18n';
import { Icon } from '../ui/icons';
import { readNumber, writeNumber } from './number';
import { describedBy, ErrorText, type FieldProps, fieldId, GroupFrame } from './parts';

export function ListField(props: FieldProps) {
  const { path, schema, faults, onChange } = props;
  const box = useRef<HTMLDivElement>(null);
  const values = Array.isArray(props.value) ? (props.value as unknown[]) : [];
  const item = schema.items ?? { type: 'string' };
  const label = item.ui?.label ? say(item.ui.label) : t('list.item');
  const isNumber = item.type === 'number' || item.type === 'integer';
  const full = schema.maxItems !== undefined && values.length >= schema.maxItems;
  const focus = (at: number) => requestAnimationFrame(() => box.current?.querySelectorAll<HTMLElement>('input, select')[at]?.focus());
  const add = () => {
    if (full) return;
    onChange([...values, '']);
    focus(values.length);
  };
  const remove = (at: number) => {
    onChange(values.filter((_, i) => i !== at));
    requestAnimationFrame(() =>
      (
        box.current?.querySelectorAll<HTMLElement>('input, select')[Math.max(0, at - 1)] ?? box.current?.querySelector<HTMLElement>('.add')
      )?.focus(),
    );
  };
  const change = (at: number, value: unknown) => onChange(values.map((each, i) => (i === at ? value : each)));
  const onKey = (at: number) => (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    if (at + 1 < values.length) focus(at + 1);
    else add();
  };
  return (
    <GroupFrame {...props} class="list-field">
      <div ref={box}>
        {values.map((value, i) => {
          const at = `${path}/${i}`;
          const named = `${label} ${i + 1}`;
          const control = {
            id: fieldId(at),
            'aria-label': named,
            'aria-invalid': !!faults[at],
            'aria-describedby': describedBy(at, item, faults),
          };
          return (
            <div class={`line ${faults[at] ? 'bad' : ''}`} key={i}>
              <ErrorText id={`${fieldId(at)}-error`} text={faults[at]} />
              {item.enum ? (
                <select {...control} value={String(value ?? '')} onChange={(event) => change(i, event.currentTarget.value)}>
                  <option value="">{t('field.choose')}</option>
                  {item.enum.map((each) => (
                    <option key={each} value={each}>
                      {item.ui?.texts?.[each] ? say(item.ui.texts[each]) : each}
                    </option>
                  ))}
                </select>
              ) : (
                <input
                  {...control}
                  autoComplete="off"
                  inputMode={isNumber ? 'decimal' : undefined}
                  value={isNumber ? writeNumber(value) : String(value ?? '')}
                  onKeyDown={onKey(i)}
                  onInput={(event) => {
                    const text = event.currentTarget.value;
                    if (!isNumber) change(i, text);
                  }}
                  onChange={(event) => {
                    const text = event.currentTarget.value;
                    if (isNumber) change(i, text.trim() === '' ? '' : (readNumber(text) ?? text));
                  }}
                />
              )}
              <button type="button" class="button icon-only" aria-label={t('list.remove', { name: named })} onClick={() => remove(i)}>
                <Icon name="remove" size={18} />
              </button>
            </div>
          );
        })}
        {full ? (
          <p class="quiet">{t('list.full', { n: schema.maxItems! })}</p>
        ) : (
          <button type="button" class="button small add" onClick={add}>
            <Icon name="plus" size={16} /> {t('list.add', { name: label })}
          </button>
        )}
      </div>
    </GroupFrame>
  );
}
