// What waits for me of several people at the same step: their cases, with the forms that are open in this tab anyway.
import { computed, signal } from '@preact/signals';
import * as calls from '../api/calls';
import { ApiError } from '../api/client';
import type { Case, Choice, InboxRow, Task } from '../api/types';
import { faultsOf } from '../case/deciding';
import { say } from '../i18n';
import { formOf } from '../state/case';
import { isHeld } from '../state/decide';
import { session, whenPersonChanges } from '../state/session';

const AT_ONCE = 4;

/** The same step of the same workflow; there is something to do together for two or more. */
export interface Group {
  key: string;
  rows: InboxRow[];
}
export function groupsOf(rows: InboxRow[], me: string | undefined): Group[] {
  const groups = new Map<string, InboxRow[]>();
  for (const row of rows) {
    if (row.task === null || row.subject.id === me) continue;
    const key = `${row.workflow} ${say(row.step, 'id')}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups].map(([key, of]) => ({ key, rows: of })).filter((group) => group.rows.length > 1);
}

export interface Member {
  shown: Case;
  task: Task;
}
/** Cases by id, as they were fetched; null: being fetched or not to be had. */
const cases = signal<ReadonlyMap<string, Case | null>>(new Map());

export async function loadMembers(rows: InboxRow[]) {
  const waiting = rows.map((row) => row.case);
  const worker = async () => {
    for (let id = waiting.shift(); id; id = waiting.shift()) {
      let page: Case | null = null;
      try {
        page = (await calls.casePage(id, null))?.page ?? null;
      } catch (error) {
        if (!(error instanceof ApiError)) throw error; // the row stays a link to its case
      }
      cases.value = new Map([...cases.peek(), [id, page]]);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

export function memberOf(row: InboxRow): Member | null {
  const shown = cases.value.get(row.case);
  const task = shown?.tasks.find((each) => each.task === row.task);
  return shown && task ? { shown, task } : null;
}
export const isLoaded = (row: InboxRow) => cases.value.has(row.case);

/** The decision that the table offers: the first that goes on and asks for no note. */
export const choiceOf = (task: Task): Choice | null => task.choices.find((choice) => choice.kind === 'then' && choice.available) ?? null;
export const isComplete = ({ shown, task }: Member) => {
  const form = formOf(shown.id, task);
  return (
    !!form.answers.value && Object.keys(faultsOf(task, form)).length === 0 && !choiceOf(task)?.note_required && !isHeld(shown.id, task.task)
  );
};
export const mine = computed(() => session.value?.person.id);

whenPersonChanges(() => {
  cases.value = new Map();
});
