// A case that somebody opens by hand: which workflow, for whom. A refusal is said in the host's own sentence.
import { useRef, useState } from 'preact/hooks';
import * as calls from '../api/calls';
import { ApiError, newKey } from '../api/client';
import type { Person, Startable } from '../api/types';
import { PeopleContext, PeopleField } from '../form/people';
import { both, periodWords, say, t } from '../i18n';
import { go } from '../router';
import { refreshAll } from '../state/fresh';
import { startable } from '../state/places';
import { toast } from '../state/toast';
import { Dialog } from '../ui/dialog';
import { Icon } from '../ui/icons';
import { reasonOf } from '../ui/parts';

/** Whoever opens a case is not always one of those who work on it. */
async function maySee(id: string): Promise<boolean> {
  try {
    return (await calls.casePage(id, null)) !== null;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return false;
  }
}

function StartDialog({ of, onClose }: { of: Startable; onClose: () => void }) {
  const [chosen, setChosen] = useState<Person | null>(null);
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  const key = useRef(newKey());
  const send = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    setFault(chosen ? '' : t('start.missing'));
    if (!chosen) return;
    setBusy(true);
    try {
      const opened = await calls.openCase(of.workflow, chosen.id, key.current);
      toast(
        both('start.opened', (language) => ({ what: say(of.label, language), name: chosen.name })),
        { tone: 'good' },
      );
      onClose();
      if (await maySee(opened.case)) go(`/kasus/${opened.case}`);
      await refreshAll();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (!error.passing) key.current = newKey(); // another person is another request
      setFault(reasonOf(error));
      setBusy(false);
    }
  };
  return (
    <Dialog title={say(of.label)} class="note" onClose={onClose}>
      <form noValidate onSubmit={(event) => void send(event)}>
        <p class="quiet">{t('start.how', { period: periodWords(of.period) })}</p>
        {fault && (
          <p class="error" role="alert">
            <Icon name="warn" size={16} /> {fault}
          </p>
        )}
        <PeopleContext.Provider value={{ subject: of.subjects }}>
          <PeopleField
            path="/start/subject"
            schema={{ type: 'string', format: 'person', ui: { label: both('start.whom') } }}
            value={chosen?.id}
            required
            faults={{}}
            onChange={(id) => setChosen(of.subjects.find((person) => person.id === id) ?? null)}
          />
        </PeopleContext.Provider>
        <div class="row-end">
          <button type="button" class="button" onClick={onClose}>
            {t('cancel')}
          </button>
          <button type="submit" class="button primary" aria-busy={busy}>
            {t('start.send')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** Above the list, for those who may open a case. */
export function StartButtons() {
  const [open, setOpen] = useState<Startable | null>(null);
  if (!startable.value.length) return null;
  return (
    <div class="starts">
      {startable.value.map((each) => (
        <button type="button" class="button small" key={each.workflow} aria-haspopup="dialog" onClick={() => setOpen(each)}>
          <Icon name="plus" size={16} /> {say(each.label)}
        </button>
      ))}
      {open && <StartDialog of={open} onClose={() => setOpen(null)} />}
    </div>
  );
}
