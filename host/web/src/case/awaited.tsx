// An answer from outside that the case waits for. Whoever may enter it by hand finds the form here.
import { useRef, useState } from 'preact/hooks';
import * as calls from '../api/calls';
import { ApiError, newKey } from '../api/client';
import type { Answers, Awaited, Case } from '../api/types';
import { check, type Faults } from '../form/check';
import { clean } from '../form/clean';
import { schemaOf } from '../form/event';
import { Fields } from '../form/fields';
import { ErrorSummary } from '../form/parts';
import { both, dayOfYear, say, t } from '../i18n';
import { refreshAll } from '../state/fresh';
import { toast } from '../state/toast';
import { Icon } from '../ui/icons';
import { Card, reasonOf } from '../ui/parts';

export function AwaitedForm({ shown, awaited }: { shown: Case; awaited: Awaited }) {
  const schema = schemaOf(awaited.fields);
  const [answers, setAnswers] = useState<Answers>({});
  const [faults, setFaults] = useState<Faults>({});
  const [summoned, setSummoned] = useState(0);
  const [refused, setRefused] = useState('');
  const [busy, setBusy] = useState(false);
  const key = useRef(newKey()); // the same on every press, until it is in
  const path = `/${awaited.plugin}.${awaited.event}`;
  const summon = (found: Faults) => {
    setFaults(found);
    setSummoned(summoned + 1);
  };
  const send = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    const sent = clean(answers);
    const found = Object.fromEntries(Object.entries(check(schema, sent)).map(([at, text]) => [`${path}${at}`, text]));
    setRefused('');
    if (Object.keys(found).length) return summon(found);
    setBusy(true);
    try {
      await calls.enterEvent(shown.id, awaited.plugin, awaited.event, sent, key.current);
      toast(
        both('awaited.entered', (of) => ({ event: say(awaited.label, of), name: shown.subject.name })),
        { tone: 'good' },
      );
      await refreshAll();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (!error.passing) key.current = newKey(); // mended, it is another body
      if (Object.keys(error.fields).length) summon(placed(error.fields, path));
      else setRefused(reasonOf(error));
    }
    setBusy(false);
  };
  return (
    <form noValidate onSubmit={(event) => void send(event)}>
      <Card title={t('awaited.title', { event: say(awaited.label) })} class="task-card">
        <div class="task-intro">
          <p class="quiet">
            {t('awaited.since', { day: dayOfYear(awaited.since) })}
            {awaited.due && ` · ${t('plan.due', { day: dayOfYear(awaited.due) })}`}
          </p>
          <p>{t('awaited.how')}</p>
          <ErrorSummary faults={faults} summoned={summoned} />
          {refused && (
            <p class="error" role="alert">
              <Icon name="warn" size={16} /> {refused}
            </p>
          )}
        </div>
        <Fields path={path} schema={schema} answers={answers} faults={faults} onChange={setAnswers} />
        <div class="actions">
          <button type="submit" class="button primary" aria-busy={busy}>
            <Icon name="check" size={18} /> {t('awaited.send')}
          </button>
        </div>
      </Card>
    </form>
  );
}

/** The host names a field by its own pointer; here it stands below the event's. */
const placed = (fields: Faults, path: string): Faults =>
  Object.fromEntries(Object.entries(fields).map(([at, text]) => [at.startsWith(path) ? at : `${path}/${at.replace(/^\//, '')}`, text]));
