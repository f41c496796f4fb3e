// What this person is asked for: what to judge by, the city's section, the department's, and the decision.
import { useState } from 'preact/hooks';
import * as calls from '../api/calls';
import { ApiError } from '../api/client';
import type { Case, Choice, Section, Task } from '../api/types';
import type { Faults } from '../form/check';
import { Fields } from '../form/fields';
import { ErrorSummary, fieldId } from '../form/parts';
import { PeopleContext } from '../form/people';
import { both, day, dayOfYear, say, t } from '../i18n';
import { path } from '../router';
import { formOf, type TaskForm } from '../state/case';
import { isHeld } from '../state/decide';
import { refreshAll } from '../state/fresh';
import { session } from '../state/session';
import { toast } from '../state/toast';
import { Icon } from '../ui/icons';
import { Card, capacityOf, PluginTag, reasonOf, useTitle } from '../ui/parts';
import { Context } from './answers';
import { change, decide, faultsOf, hostFaultsOf } from './deciding';
import { Measures } from './measures';
import { NoteDialog } from './note';
import { SavedLine } from './saved';

function Returned({ task }: { task: Task }) {
  const returned = task.returned;
  if (!returned) return null;
  return (
    <div class="returned">
      <Icon name="undo" size={20} />
      <div>
        <p>
          <b>{t('task.returned', { name: returned.by?.name ?? t('task.returned-by-deadline'), day: day(returned.at) })}</b>{' '}
          <small>{say(returned.from)}</small>
        </p>
        <blockquote>{returned.note}</blockquote>
      </div>
    </div>
  );
}

function Claim({ shown, task }: { shown: Case; task: Task }) {
  if (!task.may_claim && !task.claimed) return null;
  const act = async () => {
    try {
      await (task.claimed ? calls.release : calls.claim)(shown.id, task.task);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      toast(reasonOf(error), { tone: 'bad' });
    }
    await refreshAll();
  };
  return (
    <p class="claim">
      <span>{t(task.claimed ? 'task.claimed' : 'task.shared')}</span>
      <button type="button" class="button small" onClick={() => void act()}>
        {t(task.claimed ? 'task.release' : 'task.claim')}
      </button>
    </p>
  );
}

function SectionFields({ shown, task, section, form }: { shown: Case; task: Task; section: Section; form: TaskForm }) {
  const path = `/${section.form}`;
  return (
    <section class={`section ${section.department ? 'department' : ''}`} id={fieldId(path)} tabIndex={-1} aria-label={say(section.label)}>
      <h3>
        <span class={say(section.label) === say(task.label) ? 'hidden' : ''}>{say(section.label)}</span>{' '}
        <PluginTag plugin={section.plugin} />
      </h3>
      {section.department && <p class="quiet section-owner">{t('task.department-of', { owner: section.plugin.owner })}</p>}
      <Measures measures={section.measures ?? []} caseId={shown.id} />
      <PeopleContext.Provider value={section.options ?? {}}>
        <Fields
          path={path}
          schema={section.schema}
          answers={form.answers.value[section.form] ?? {}}
          faults={form.faults.value}
          onChange={(answers) => change(task, form, section.form, answers)}
        />
      </PeopleContext.Provider>
    </section>
  );
}

interface ActionsProps {
  task: Task;
  form: TaskForm;
  onChoose: (choice: Choice | null) => void;
  shown: Case;
  busy: boolean;
}
function Actions({ shown, task, form, busy, onChoose }: ActionsProps) {
  const back = task.choices.filter((choice) => choice.kind === 'back');
  const on = task.choices.filter((choice) => choice.kind !== 'back');
  return (
    <div class="actions">
      {busy ? (
        <span class="saved" role="status">
          {t('task.checking')}
        </span>
      ) : (
        <SavedLine shown={shown} task={task} form={form} />
      )}
      {back.map((choice) => (
        <button type="button" class="button" key={choice.name} onClick={() => onChoose(choice)}>
          <Icon name="undo" size={18} /> {say(choice.label)}
        </button>
      ))}
      {on.slice(1).map((choice) => (
        <button type="button" class="button" key={choice.name} onClick={() => onChoose(choice)}>
          {say(choice.label)}
        </button>
      ))}
      {(task.choices.length === 0 || on.length > 0) && (
        <button type="button" class="button primary" aria-busy={busy} onClick={() => onChoose(on[0] ?? null)}>
          <Icon name="check" size={18} /> {on[0] ? say(on[0].label) : t('task.send')}
        </button>
      )}
    </div>
  );
}

export function TaskCard({ shown, task }: { shown: Case; task: Task }) {
  const form = formOf(shown.id, task);
  const [asking, setAsking] = useState<Choice | null>(null);
  const [checking, setChecking] = useState(false);
  const faults = form.faults.value;
  const wrong = Object.keys(faults).length > 0;
  useTitle(wrong ? `${t('fault.mark')}: ${shown.subject.name}` : titleOf(shown.subject.name, say(task.label)));
  if (isHeld(shown.id, task.task))
    return (
      <Card title={say(task.label)}>
        <p class="notice">
          <Icon name="clock" size={18} /> {t('task.held')}
        </p>
      </Card>
    );

  const summon = (found: Faults) => {
    form.faults.value = found;
    form.summoned.value++;
  };
  /** Held for ten seconds only if the plugins have nothing against the forms. */
  const send = async (choice: Choice | null, note?: string) => {
    if (checking) return;
    setChecking(true);
    const found = choice?.kind === 'back' ? {} : await hostFaultsOf(shown, task, form, choice, note);
    setChecking(false);
    if (Object.keys(found).length) summon(found);
    else decide(shown, task, form, choice, note);
  };
  const choose = (choice: Choice | null) => {
    if (choice?.kind === 'back' && choice.returns_left === 0) {
      toast(
        both('task.no-returns', (of) => ({ choice: say(choice.label, of) })),
        { tone: 'bad' },
      );
      return;
    }
    // Whoever sends a thing back says why; the form is not what the other waits for.
    const found = choice?.kind === 'back' ? {} : faultsOf(task, form);
    if (Object.keys(found).length) return summon(found);
    form.faults.value = {};
    if (choice && (choice.note_required || choice.kind === 'back')) setAsking(choice);
    else void send(choice);
  };
  const capacity = capacityOf(task);
  return (
    <form noValidate onSubmit={(event) => event.preventDefault()}>
      <Card
        title={say(task.label)}
        class="task-card"
        aside={task.round > 1 ? <span class="chip amber">{t('answers.round', { n: task.round })}</span> : undefined}
      >
        <div class="task-intro">
          {task.why && <p class="quiet">{say(task.why)}</p>}
          {task.basis && <p class="quiet small-print">{task.basis}</p>}
          {capacity && (
            <p class="notice">
              <Icon name="info" size={18} /> {t('task.acting', { capacity })}
            </p>
          )}
          {task.confidential && (
            <p class="notice">
              <Icon name="lock" size={18} /> {t('task.confidential')}
            </p>
          )}
          <Claim shown={shown} task={task} />
          <Returned task={task} />
          <ErrorSummary faults={faults} summoned={form.summoned.value} />
        </div>
        <Context answers={task.context} />
        {task.sections.map((section) => (
          <SectionFields key={section.form} shown={shown} task={task} section={section} form={form} />
        ))}
        <Actions shown={shown} task={task} form={form} busy={checking} onChoose={choose} />
      </Card>
      {asking && (
        <NoteDialog
          shown={shown}
          task={task}
          form={form}
          choice={asking}
          onClose={() => setAsking(null)}
          onSend={(note) => {
            setAsking(null);
            void send(asking, note);
          }}
        />
      )}
    </form>
  );
}

/** A case that nobody has opened yet, only shown beside the list, leaves the page its name. */
const titleOf = (...parts: string[]) => (path.value === '/' ? t('nav.inbox') : parts.join(' · '));

/** For whoever has nothing to do here now. */
export function NoTask({ shown }: { shown: Case }) {
  useTitle(titleOf(shown.subject.name));
  if (shown.status !== 'open') {
    const last = shown.timeline[0];
    return (
      <Card title={shown.outcome ? say(shown.outcome) : t(`status.${shown.status}`)} class="no-task">
        <p>{last ? t('task.ended', { day: dayOfYear(last.at) }) : ''}</p>
      </Card>
    );
  }
  const me = session.value?.person.id;
  const names = [
    ...new Set(
      shown.here
        .flatMap((here) => here.people)
        .filter((actor) => actor.id !== me)
        .map((actor) => actor.name),
    ),
  ];
  return (
    <Card title={t('task.none')} class="no-task">
      <p>{names.length ? t('inbox.waits-for', { names: names.join(', ') }) : t('case.between')}</p>
      <p class="quiet">{t('task.told')}</p>
    </Card>
  );
}
