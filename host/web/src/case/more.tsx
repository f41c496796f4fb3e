// The way out for whoever may end a case early. Rare, so it stays folded.
import { useState } from 'preact/hooks';
import * as calls from '../api/calls';
import { ApiError } from '../api/client';
import type { Case } from '../api/types';
import { both, t } from '../i18n';
import { go } from '../router';
import { leaveCase } from '../state/case';
import { refreshAll } from '../state/fresh';
import { toast } from '../state/toast';
import { Dialog } from '../ui/dialog';
import { Icon } from '../ui/icons';
import { reasonOf } from '../ui/parts';

export function Withdraw({ shown }: { shown: Case }) {
  const [open, setOpen] = useState(false);
  const [fault, setFault] = useState('');
  if (!shown.may_withdraw) return null;
  const send = async (event: Event) => {
    event.preventDefault();
    const note = String(new FormData(event.currentTarget as HTMLFormElement).get('note') ?? '').trim();
    if (!note) return setFault(t('note.missing'));
    try {
      await calls.withdraw(shown.id, note);
      toast(
        both('withdraw.done', () => ({ name: shown.subject.name })),
        { tone: 'good' },
      );
      setOpen(false);
      leaveCase(); // what has ended may be no longer for whoever ended it
      go('/');
      await refreshAll();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setFault(reasonOf(error));
    }
  };
  return (
    <p class="case-more">
      <button type="button" class="link-button" onClick={() => setOpen(true)}>
        {t('withdraw.open')}
      </button>
      {open && (
        <Dialog title={t('withdraw.open')} class="note" onClose={() => setOpen(false)}>
          <form noValidate onSubmit={(event) => void send(event)}>
            <div class={`field ${fault ? 'bad' : ''}`}>
              <label for="withdraw-note">{t('note.label')}</label>
              <p class="help" id="withdraw-help">
                {t('withdraw.help', { name: shown.subject.name })}
              </p>
              {fault && (
                <p class="error" id="withdraw-error" role="alert">
                  <Icon name="warn" size={16} /> {fault}
                </p>
              )}
              <textarea
                id="withdraw-note"
                name="note"
                rows={4}
                aria-invalid={!!fault}
                aria-describedby={`withdraw-help${fault ? ' withdraw-error' : ''}`}
              />
            </div>
            <div class="row-end">
              <button type="button" class="button" onClick={() => setOpen(false)}>
                {t('cancel')}
              </button>
              <button type="submit" class="button primary">
                {t('withdraw.send')}
              </button>
            </div>
          </form>
        </Dialog>
      )}
    </p>
  );
}
