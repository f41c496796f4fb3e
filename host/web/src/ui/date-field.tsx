// Day-month-year as people write it, since the native field follows the browser's language, not the city's. The picker
// is a grid: arrows move by a day and a week, Page Up and Down by a month.
import { useEffect, useRef, useState } from 'preact/hooks';
import { isoDay, readDay, writeDay } from '../form/date';
import { language, t } from '../i18n';
import { today } from '../state/session';
import { Icon } from './icons';

interface Props {
  id: string;
  value: string;
  describedBy?: string;
  invalid?: boolean;
  onChange: (text: string) => void;
}
export function DateField({ id, value, describedBy, invalid, onChange }: Props) {
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const box = useRef<HTMLSpanElement>(null);
  const close = () => {
    setOpen(false);
    opener.current?.focus();
  };
  useEffect(() => {
    if (!open) return;
    const outside = (event: Event) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
    };
  }, [open]);
  return (
    <span
      class="date-field"
      ref={box}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.stopPropagation();
        close();
      }}
    >
      <input
        id={id}
        inputMode="numeric"
        autoComplete="off"
        placeholder={t('date.placeholder')}
        value={value}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      <button
        type="button"
        ref={opener}
        class="button icon-only"
        aria-label={t('date.pick')}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon name="calendar" />
      </button>
      {open && (
        <Month
          chosen={readDay(value)}
          onPick={(iso) => {
            onChange(writeDay(iso));
            close();
          }}
        />
      )}
    </span>
  );
}

const DAY_MS = 86_400_000;
function Month({ chosen, onPick }: { chosen?: string; onPick: (iso: string) => void }) {
  const [at, setAt] = useState(chosen ?? today() ?? new Date().toISOString().slice(0, 10));
  const grid = useRef<HTMLDivElement>(null);
  const [year, month] = at.split('-').map(Number) as [number, number, number];
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const blanks = (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 6) % 7; // the week begins on Monday
  const format = (options: Intl.DateTimeFormatOptions, iso: string) =>
    new Intl.DateTimeFormat(language.value === 'en' ? 'en-GB' : 'id-ID', { timeZone: 'UTC', ...options }).format(Date.parse(iso));
  const title = format({ month: 'long', year: 'numeric' }, at);
  // the focus follows the day
  useEffect(() => grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus(), [at]);
  const moveDays = (by: number) => setAt(new Date(Date.parse(at) + by * DAY_MS).toISOString().slice(0, 10));
  const moveMonths = (by: number) => {
    const first = new Date(Date.UTC(year, month - 1 + by, 1));
    const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
    setAt(isoDay(first.getUTCFullYear(), first.getUTCMonth() + 1, Math.min(Number(at.slice(8)), last)));
  };
  const moves: Record<string, () => void> = {
    ArrowLeft: () => moveDays(-1),
    ArrowRight: () => moveDays(1),
    ArrowUp: () => moveDays(-7),
    ArrowDown: () => moveDays(7),
    PageUp: () => moveMonths(-1),
    PageDown: () => moveMonths(1),
  };
  const onKey = (event: KeyboardEvent) => {
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  };
  return (
    <div class="month" role="group" aria-label={title}>
      <p>
        <button type="button" aria-label={t('date.before')} onClick={() => moveMonths(-1)}>
          ‹
        </button>
        <b aria-live="polite">{title}</b>
        <button type="button" aria-label={t('date.after')} onClick={() => moveMonths(1)}>
          ›
        </button>
      </p>
      <div class="days" ref={grid} onKeyDown={onKey}>
        {Array.from({ length: blanks }, (_, i) => (
          <span key={`blank-${i}`} />
        ))}
        {Array.from({ length: days }, (_, i) => {
          const iso = isoDay(year, month, i + 1);
          return (
            <button
              type="button"
              key={iso}
              tabIndex={iso === at ? 0 : -1}
              aria-label={format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }, iso)}
              aria-pressed={iso === chosen}
              onClick={() => onPick(iso)}
            >
              {i + 1}
            </button>
          );
        })}
      </div>
    </div>
  );
}
