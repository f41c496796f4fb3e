// One step for the whole team: a row a person, the form's fields as columns, filled down, and all that is complete decided
// together. What the table does not offer (returning, a note) is one link away on the case's own page.
import { useEffect, useState } from 'preact/hooks';
import type { InboxRow } from '../api/types';
import { change, decisionOf, hostFaultsOf } from '../case/deciding';
import { both, say, t } from '../i18n';
import { formOf } from '../state/case';
import { hold } from '../state/decide';
import { bringBack, hide, rowKey } from '../state/inbox';
import { toast } from '../state/toast';
import { Icon } from '../ui/icons';
import { Due } from '../ui/parts';
import { choiceOf, type Group, isComplete, loadMembers, type Member, memberOf } from './load';
import { type Column, columnsOf, TeamRow } from './row';

const membersOf = (rows: InboxRow[]) => rows.map(memberOf).filter((member): member is Member => member !== null);

/** The first row's value for everybody below it. */
function fillDown(members: Member[], column: Column) {
  const [first, ...rest] = members;
  const value = first && formOf(first.shown.id, first.task).answers.peek()[column.form]?.[column.name];
  if (value === undefined) return toast(both('team.fill-first'), { tone: 'bad' });
  const before = rest.map(({ shown, task }) => formOf(shown.id, task).answers.peek()[column.form] ?? {});
  for (const { shown, task } of rest) {
    const form = formOf(shown.id, task);
    change(task, form, column.form, { ...form.answers.peek()[column.form], [column.name]: value });
  }
  toast(
    both('team.filled', () => ({ n: rest.length })),
    {
      undo: () => {
        for (const [i, { shown, task }] of rest.entries()) change(task, formOf(shown.id, task), column.form, before[i]!);
      },
    },
  );
}

/** Each on its own: what a plugin has against one form stands in its row, the others are decided. */
async function decideComplete(members: Member[]) {
  const faults = await Promise.all(members.map(({ shown, task }) => hostFaultsOf(shown, task, formOf(shown.id, task), choiceOf(task))));
  const good = members.filter(({ shown, task }, i) => {
    const form = formOf(shown.id, task);
    form.faults.value = faults[i]!;
    return Object.keys(faults[i]!).length === 0;
  });
  if (good.length < members.length)
    toast(
      both('team.some-refused', () => ({ n: members.length - good.length })),
      { tone: 'bad' },
    );
  if (!good.length) return;
  const keys = good.map(({ shown, task }) => rowKey({ case: shown.id, task: task.task }));
  const choice = choiceOf(good[0]!.task);
  hide(keys);
  hold({
    text: both('held.many', (of) => ({ n: good.length, choice: say(choice?.label ?? good[0]!.task.label, of) })),
    items: good.map(({ shown, task }) => ({
      case: shown.id,
      task: task.task,
      name: shown.subject.name,
      decision: decisionOf(task, formOf(shown.id, task), choiceOf(task)),
    })),
    undone: () => bringBack(keys),
  });
}

type Filter = 'all' | 'complete' | 'incomplete';
const FILTERS: Filter[] = ['all', 'complete', 'incomplete'];

export function TeamTable({ group }: { group: Group }) {
  const [filter, setFilter] = useState<Filter>('all');
  const [busy, setBusy] = useState(false);
  const ids = group.rows.map((row) => row.case).join(' ');
  useEffect(() => void loadMembers(group.rows), [ids]);
  const members = membersOf(group.rows);
  const complete = members.filter(isComplete);
  const done = new Set(complete.map(({ shown }) => shown.id));
  const rows = {
    all: group.rows,
    complete: group.rows.filter((row) => done.has(row.case)),
    incomplete: group.rows.filter((row) => !done.has(row.case)),
  };
  const columns = members[0] ? columnsOf(members[0].task.sections) : [];
  // Where a form asks for nothing, a press would decide without a look: those are opened one by one.
  const oneByOne = members.length > 0 && !columns.some((column) => column.required);
  const proposals = members.some(({ shown }) => shown.numbers.length > 0);
  const choice = members[0] && choiceOf(members[0].task);
  const label = choice ? say(choice.label) : t('task.send');
  const decide = async () => {
    if (busy) return;
    if (!complete.length) return toast(both('team.none-complete'), { tone: 'bad' });
    setBusy(true);
    await decideComplete(complete);
    setBusy(false);
  };
  if (oneByOne)
    return (
      <section class="card team-card" aria-label={say(group.rows[0]!.step)}>
        <p>{t('team.one-by-one')}</p>
        <ul class="plan-rows">
          {group.rows.map((row) => (
            <li key={rowKey(row)}>
              <a class="plan-row" href={`/kasus/${row.case}`}>
                <span class="plan-text">
                  <b>{row.subject.name}</b>
                  <small>{row.subject.position}</small>
                </span>
                <Due days={row.days_left} />
                <Icon name="open" size={18} />
              </a>
            </li>
          ))}
        </ul>
      </section>
    );
  return (
    <section class="card team-card" aria-label={say(group.rows[0]!.step)}>
      <div class="team-head">
        <div class="filters" role="group" aria-label={t('team.filter')}>
          {FILTERS.map((each) => (
            <button type="button" key={each} aria-pressed={filter === each} onClick={() => setFilter(each)}>
              {t(`team.filter-${each}`)} <b>{rows[each].length}</b>
            </button>
          ))}
        </div>
        <button type="button" class="button primary" aria-busy={busy} onClick={() => void decide()}>
          <Icon name="check" size={18} /> {t('team.decide', { choice: label, n: complete.length })}
        </button>
      </div>
      <div class="team-frame" role="group" tabIndex={0} aria-label={say(group.rows[0]!.step)}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('lists.person')}</th>
              {proposals && <th scope="col">{t('number.proposal')}</th>}
              {columns.map((column) => (
                <th scope="col" key={`${column.form} ${column.name}`}>
                  {column.schema.ui?.label ? say(column.schema.ui.label) : column.name}
                  {column.schema.enum && (
                    <button
                      type="button"
                      class="fill"
                      aria-label={`${t('team.fill')}: ${column.schema.ui?.label ? say(column.schema.ui.label) : column.name}`}
                      title={t('team.fill')}
                      onClick={() => fillDown(membersOf(rows[filter]), column)}
                    >
                      ↓
                    </button>
                  )}
                </th>
              ))}
              <th scope="col">{t('team.state')}</th>
            </tr>
          </thead>
          <tbody>
            {rows[filter].map((row) => (
              <TeamRow key={rowKey(row)} row={row} columns={columns} proposals={proposals} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
