// The case on the right, kept fresh by its version, and the forms that somebody has begun to fill in.
import { type Signal, signal } from '@preact/signals';
import * as calls from '../api/calls';
import { ApiError } from '../api/client';
import type { Answers, Case, DraftContent, Task } from '../api/types';
import type { Faults } from '../form/check';
import { startOf } from '../form/clean';
import { DraftKeeper } from './draft';
import { remember, remembered } from './memory';
import { session, whenPersonChanges } from './session';

interface Shown {
  id: string;
  fresh: calls.Fresh<Case> | null;
  error: ApiError | null;
}
export const shownCase = signal<Shown | null>(null);

export async function showCase(id: string): Promise<void> {
  if (shownCase.peek()?.id !== id) shownCase.value = { id, fresh: null, error: null };
  await refreshCase();
}
/** A value that could not be computed just now may be there the next time, though the case has not changed. */
const isIncomplete = (page: Case | undefined) =>
  !!page?.tasks.some((task) => task.sections.some((section) => section.measures?.some((measure) => measure.failed)));

export async function refreshCase(): Promise<void> {
  const current = shownCase.peek();
  if (!current) return;
  try {
    const fresh = await calls.casePage(current.id, isIncomplete(current.fresh?.page) ? null : (current.fresh?.etag ?? null));
    if (shownCase.peek()?.id !== current.id) return; // another case was opened meanwhile
    if (fresh || current.error) shownCase.value = { id: current.id, fresh: fresh ?? current.fresh, error: null };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (shownCase.peek()?.id !== current.id || error.status === 401) return;
    // A case that is already on the page stays there while the host cannot be reached.
    shownCase.value = error.passing && current.fresh ? current : { ...current, error };
  }
}
export const leaveCase = () => {
  shownCase.value = null;
};

/** What is being entered for one task. */
export interface TaskForm {
  /** Form key to its answers. */
  answers: Signal<Record<string, Answers>>;
  faults: Signal<Faults>;
  /** Raised whenever the faults are to be shown with focus. */
  summoned: Signal<number>;
  note: Signal<string>;
  keeper: DraftKeeper;
}
const forms = new Map<string, TaskForm>();
const nameOf = (caseId: string, task: Task) => `${caseId}/${task.task}/${task.round}`;

const startOfTask = (task: Task, kept: DraftContent | null): Record<string, Answers> =>
  Object.fromEntries(task.sections.map((section) => [section.form, startOf(section.schema, kept?.forms?.[section.form] ?? section.value)]));

export function formOf(caseId: string, task: Task): TaskForm {
  const name = nameOf(caseId, task);
  const known = forms.get(name);
  if (known) return known;
  const login = session.peek()?.login ?? '';
  const kept = remembered(login, caseId, task.task);
  const keeper = new DraftKeeper(
    {
      put: (content, revision, keepalive) => calls.putDraft(caseId, task.task, content, revision, keepalive),
      remember: (content) => remember(login, caseId, task.task, content),
    },
    task.draft?.revision ?? null,
    task.draft?.saved_at ?? null,
  );
  const form: TaskForm = {
    answers: signal(startOfTask(task, kept)),
    faults: signal({}),
    summoned: signal(0),
    note: signal(kept?.note ?? ''),
    keeper,
  };
  if (kept) keeper.change(kept); // from before a reload without a connection
  forms.set(name, form);
  return form;
}
export function startAnew(caseId: string, task: Task, content: DraftContent) {
  const form = formOf(caseId, task);
  form.answers.value = startOfTask(task, content);
  form.note.value = content.note ?? '';
}
/** The form of a task that was decided here: nothing of it is wanted any more. */
export function forgetForms(caseId: string, task: number) {
  for (const [name, form] of forms)
    if (name.startsWith(`${caseId}/${task}/`)) {
      form.keeper.close();
      forms.delete(name);
    }
}
/** Puts the host's refusal into the form, if somebody has it open here. */
export function showFaults(caseId: string, task: number, faults: Faults) {
  for (const [name, form] of forms)
    if (name.startsWith(`${caseId}/${task}/`)) {
      form.faults.value = faults;
      form.summoned.value++;
    }
}
export const flushForms = async (keepalive = false) => {
  await Promise.all([...forms.values()].map((form) => form.keeper.flush(keepalive)));
};

whenPersonChanges(() => {
  forms.clear();
  leaveCase();
});
