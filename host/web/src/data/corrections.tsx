// "Angkanya keliru?": what others ask of the data that I keep, to be answered with a reason, and what I asked myself.
import { useEffect, useState } from 'preact/hooks';
import * as calls from '../api/calls';
import { ApiError } from '../api/client';
import type { Correction, Corrections } from '../api/types';
import { both, dayOfYear, say, t } from '../i18n';
import { refreshInbox } from '../state/inbox';
import { toast } from '../state/toast';
import { Icon } from '../ui/icons';
import { Card, reasonOf } from '../ui/parts';

const TONE: Record<Correction['status'], string> = { open: 'amber', accepted: 'green', declined: '' };

function AnswerForm({ of, onAnswered }: { of: Correction; onAnswered: () => void }) {
  const [fault, setFault] = useState('');
  const id = `answer-${of.id}`;
  const send = async (accepted: boolean) => {
    const box = document.getElementById(id) as HTMLTextAreaElement;
    const text = box.value.trim();
    setFault(text ? '' : t('correction.answer-missing'));
    if (!text) return box.focus();
    try {
      await calls.answerCorrection(of.id, accepted, text);
      toast(
        both('correction.answered', () => ({ name: of.asked_by.name })),
        { tone: 'good' },
      );
      onAnswered();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setFault(reasonOf(error));
    }
  };
  return (
    <form noValidate onSubmit={(event) => event.preventDefault()}>
      <div class={`field ${fault ? 'bad' : ''}`}>
        <label for={id}>{t('correction.answer')}</label>
        <p class="help" id={`${id}-help`}>
          {t('correction.answer-help', { name: of.asked_by.name })}
        </p>
        {fault && (
          <p class="error" id={`${id}-error`} role="alert">
            <Icon name="warn" size={16} /> {fault}
          </p>
        )}
        <textarea id={id} rows={3} aria-invalid={!!fault} aria-describedby={`${id}-help${fault ? ` ${id}-error` : ''}`} />
      </div>
      <div class="row-end">
        <button type="button" class="button small" onClick={() => void send(false)}>
          {t('correction.decline')}
        </button>
        <button type="button" class="button small primary" onClick={() => void send(true)}>
          <Icon name="check" size={16} /> {t('correction.accept')}
        </button>
      </div>
    </form>
  );
}

function Item({ of, mine, onAnswered }: { of: Correction; mine: boolean; onAnswered: () => void }) {
  return (
    <li>
      <p class="correction-head">
        <b>{say(of.label)}</b> <span class={`chip ${TONE[of.status]}`}>{t(`correction.status-${of.status}`)}</span>
      </p>
      <p class="quiet">
        {[mine ? '' : `${of.asked_by.name}, ${of.asked_by.unit}`, say(of.dataset_label), dayOfYear(of.asked_at)]
          .filter(Boolean)
          .join(' · ')}{' '}
        · <a href={`/kasus/${of.case}`}>{t('news.open')}</a>
      </p>
      <blockquote>{of.text}</blockquote>
      {of.answer && (
        <p>
          {of.answered_by && <b>{of.answered_by.name}: </b>}
          {of.answer} {of.answered_at && <small>{dayOfYear(of.answered_at)}</small>}
        </p>
      )}
      {!mine && of.status === 'open' && <AnswerForm of={of} onAnswered={onAnswered} />}
    </li>
  );
}

/** `always`: said even where nothing has been asked, on the page of those who will be asked. */
export function CorrectionCards({ always = false }: { always?: boolean }) {
  const [found, setFound] = useState<Corrections | null>(null);
  const load = async () => {
    try {
      setFound(await calls.corrections());
    } catch (error) {
      if (!(error instanceof ApiError)) throw error; // the rest of the page stands without it
    }
  };
  useEffect(() => void load(), []);
  const again = () => {
    void load();
    void refreshInbox('open');
  };
  if (!found) return null;
  return (
    <>
      {(always || found.for_me.length > 0) && (
        <Card title={t('correction.for-me')} class="corrections">
          {found.for_me.length ? (
            <ul>
              {found.for_me.map((each) => (
                <Item key={each.id} of={each} mine={false} onAnswered={again} />
              ))}
            </ul>
          ) : (
            <p class="empty">{t('correction.none')}</p>
          )}
        </Card>
      )}
      {found.mine.length > 0 && (
        <Card title={t('correction.mine')} class="corrections">
          <ul>
            {found.mine.map((each) => (
              <Item key={each.id} of={each} mine onAnswered={again} />
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}
