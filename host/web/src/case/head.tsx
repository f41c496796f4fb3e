import type { Case } from '../api/types';
import { say, t, weekday } from '../i18n';
import { Icon } from '../ui/icons';
import { Avatar, Due } from '../ui/parts';

/** What is due next on this page: my own task first, else the step that everybody waits for. */
function nextDue(shown: Case): { due: string; days_left: number } | null {
  const dues = (shown.tasks.length ? shown.tasks : shown.here).flatMap(({ due, days_left }) =>
    due !== null && days_left !== null ? [{ due, days_left }] : [],
  );
  return dues.sort((a, b) => a.due.localeCompare(b.due))[0] ?? null;
}

export function CaseHead({ shown, back }: { shown: Case; back: string }) {
  const due = shown.status === 'open' ? nextDue(shown) : null;
  return (
    <header class="case-head">
      <a class="button icon-only back" href={back} aria-label={t('case.back')}>
        <Icon name="back" />
      </a>
      <Avatar name={shown.subject.name} large />
      <div>
        <p class="crumb">
          {say(shown.workflow.label)} · {say(shown.period_label)}
        </p>
        <h1 id="case" tabIndex={-1}>
          {shown.subject.name}
        </h1>
        <p class="quiet">
          {shown.subject.position} · {shown.subject.unit} <span class="case-number">· {shown.number}</span>
        </p>
      </div>
      {due && (
        <p class="case-due">
          <Due days={due.days_left} />
          <small>{weekday(due.due)}</small>
        </p>
      )}
      {shown.status !== 'open' && (
        <p class={`chip ${shown.status === 'ended' ? 'green' : ''}`}>{shown.outcome ? say(shown.outcome) : t(`status.${shown.status}`)}</p>
      )}
    </header>
  );
}
