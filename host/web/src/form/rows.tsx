// A list of rows: a card a row, its fields side by side as far as there is room, so that each keeps its label.
import { useRef } from 'preact/hooks';
import type { Answers } from '../api/types';
import { both, say, t } from '../i18n';
import { toast } from '../state/toast';
import { Icon } from '../ui/icons';
import { emptyOf } from './clean';
import { Fields } from './fields';
import { type FieldProps, fieldId, GroupFrame } from './parts';

export function RowsField(props: FieldProps) {
  const { path, schema, faults, onChange } = props;
  const box = useRef<HTMLOListElement>(null);
  const adder = useRef<HTMLButtonElement>(null);
  const rows = Array.isArray(props.value) ? (props.value as Answers[]) : [];
  // The handlers outlive a render: undo must put the row back into what stands there then.
  const latest = useRef({ rows, onChange });
  latest.current = { rows, onChange };
  const full = schema.maxItems !== undefined && rows.length >= schema.maxItems;
  const label = schema.ui?.label ? say(schema.ui.label) : t('list.item');

  const focusRow = (at: number) =>
    requestAnimationFrame(() => {
      const row = box.current?.children[at];
      (row?.querySelector<HTMLElement>('input, textarea, select') ?? adder.current)?.focus();
    });
  const add = () => {
    onChange([...rows, emptyOf(schema.items) as Answers]);
    focusRow(rows.length);
  };
  const remove = (at: number) => {
    const gone = rows[at]!;
    onChange(rows.filter((_, i) => i !== at));
    focusRow(Math.min(at, rows.length - 2));
    if (Object.keys(gone).length === 0) return;
    const putBack = () => {
      const now = latest.current.rows;
      latest.current.onChange([...now.slice(0, at), gone, ...now.slice(at)]);
      focusRow(at);
    };
    toast(
      both('rows.removed', () => ({ n: at + 1 })),
      { undo: putBack },
    );
  };
  /** Alt and an arrow move a row, as in a spreadsheet's outline. */
  const onKey = (at: number) => (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    const to = at + (event.key === 'ArrowUp' ? -1 : 1);
    if (to < 0 || to >= rows.length) return;
    event.preventDefault();
    const moved = [...rows];
    moved.splice(to, 0, ...moved.splice(at, 1));
    onChange(moved);
    focusRow(to);
  };

  return (
    <GroupFrame {...props} class="rows-field">
      <ol class="rows" ref={box}>
        {rows.map((row, i) => (
          <li key={i} onKeyDown={onKey(i)}>
            <fieldset class={`row ${faults[`${path}/${i}`] ? 'bad' : ''}`} id={fieldId(`${path}/${i}`)} tabIndex={-1}>
              <legend>
                <span class="row-number">{i + 1}</span>
                <span class="hidden">
                  {label} {i + 1}
                </span>
              </legend>
              <div class="row-fields">
                <Fields
                  path={`${path}/${i}`}
                  schema={schema.items!}
                  answers={row}
                  faults={faults}
                  compact
                  onChange={(next) => onChange(rows.map((each, at) => (at === i ? next : each)))}
                />
              </div>
              <button
                type="button"
                class="button icon-only row-remove"
                aria-label={t('rows.remove', { n: i + 1 })}
                onClick={() => remove(i)}
              >
                <Icon name="remove" size={18} />
              </button>
            </fieldset>
          </li>
        ))}
      </ol>
      {full ? (
        <p class="quiet">{t('list.full', { n: schema.maxItems! })}</p>
      ) : (
        <button type="button" class="button small add" ref={adder} onClick={add}>
          <Icon name="plus" size={16} /> {t('rows.add')}
        </button>
      )}
    </GroupFrame>
  );
}
