// From what was entered to a decision on its way: checked, held for ten seconds, and the next case on the page.
import * as calls from '../api/calls';
import { ApiError } from '../api/client';
import type { Answers, Case, Choice, Decision, Task } from '../api/types';
import { check, type Faults } from '../form/check';
import { clean } from '../form/clean';
import { both, say } from '../i18n';
import { go } from '../router';
import type { TaskForm } from '../state/case';
import { hold } from '../state/decide';
import { bringBack, hide, nextAfter, rowKey } from '../state/inbox';

/** A plugin's worker may be starting; nobody waits for that with a finished form. */
const CHECK_MS = 4_000;

/** All sections' faults under their address on the page: "/kinerja.plan/targets/0/target". */
export function faultsOf(task: Task, form: TaskForm): Faults {
  const faults: Faults = {};
  for (const section of task.sections) {
    // Rows keep their place, so that a fault points at the row that the person sees.
    const answers = form.answers.peek()[section.form] ?? {};
    for (const [pointer, text] of Object.entries(check(section.schema, withoutBlanks(answers))))
      faults[`/${section.form}${pointer}`] = text;
  }
  return faults;
}
function withoutBlanks(answers: Answers): Answers {
  const plain = (value: unknown): unknown => {
    if (typeof value === 'string') return value.trim() || undefined;
    if (Array.isArray(value)) return value.map((each) => (typeof each === 'string' ? each.trim() : plain(each)));
    if (value && typeof value === 'object')
      return Object.fromEntries(
        Object.entries(value)
          .map(([name, inner]) => [name, plain(inner)])
          .filter(([, inner]) => inner !== undefined),
      );
    return value ?? undefined;
  };
  return plain(answers) as Answers;
}

export function change(task: Task, form: TaskForm, section: string, answers: Answers) {
  form.answers.value = { ...form.answers.peek(), [section]: answers };
  form.keeper.change({ forms: form.answers.peek(), note: form.note.peek() || undefined });
  // What was wrong and is mended goes at once; nothing new is said before the next try.
  const before = Object.entries(form.faults.peek());
  if (!before.length) return;
  const now = faultsOf(task, form);
  form.faults.value = Object.fromEntries(before.filter(([path]) => !path.startsWith(`/${section}`) || now[path]));
}

export const decisionOf = (task: Task, form: TaskForm, choice: Choice | null, note?: string): Decision => ({
  ...(choice ? { choice: choice.name } : {}),
  forms: Object.fromEntries(task.sections.map((section) => [section.form, clean(form.answers.peek()[section.form] ?? {})])),
  ...(note ? { note } : {}),
});

/**
 * What the plugins' own checks say of the forms, before the ten seconds begin: nobody should learn after them that a field
 * is wrong. Only faults of fields count here; anything else, and a check that takes too long, comes with the decision itself.
 */
export async function hostFaultsOf(shown: Case, task: Task, form: TaskForm, choice: Choice | null, note?: string): Promise<Faults> {
  if (!task.sections.length) return {};
  const ask = async (): Promise<Faults> => {
    try {
      await calls.checkDecision(shown.id, task.task, decisionOf(task, form, choice, note));
      return {};
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return error.status === 422 ? error.fields : {};
    }
  };
  const late = new Promise<Faults>((resolve) => setTimeout(() => resolve({}), CHECK_MS));
  return Promise.race([ask(), late]);
}

export function decide(shown: Case, task: Task, form: TaskForm, choice: Choice | null, note?: string) {
  const key = rowKey({ case: shown.id, task: task.task });
  const next = nextAfter(key);
  void form.keeper.flush();
  hide([key]);
  hold({
    text: choice
      ? both('held.one', (of) => ({ choice: say(choice.label, of), name: shown.subject.name }))
      : both('held.sent', (of) => ({ step: say(task.label, of), name: shown.subject.name })),
    items: [
      {
        case: shown.id,
        task: task.task,
        name: shown.subject.name,
        decision: decisionOf(task, form, choice, note),
      },
    ],
    undone: () => {
      bringBack([key]);
      go(`/kasus/${shown.id}`);
    },
  });
  go(next ? `/kasus/${next.case}` : '/');
}
