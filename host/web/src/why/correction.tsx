// "Angkanya keliru?": at every source of data, a question to those who keep it. The text is what they will look for.
import { useEffect, useRef, useState } from 'preact/hooks';
import * as calls from '../api/calls';
import { ApiError } from '../api/client';
import type { Source } from '../api/types';
import { both, say, t } from '../i18n';
import { toast } from '../state/toast';
import { Dialog } from '../ui/dialog';
import { Icon } from '../ui/icons';
import { reasonOf } from '../ui/parts';

interface Props {
  caseId: string;
  /** What is asked about: the number's STEP.FIELD, or the indicator. */
  field: string;
  label: string;
  source: Source;
  /** Of several sources beside each other: says which. */
  named?: boolean;
}

function CorrectionDialog({ caseId, field, label, source, onAsked, onClose }: Props & { onAsked: () => void; onClose: () => void }) {
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  const send = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    const text = String(new FormData(event.currentTarget as HTMLFormElement).get('text') ?? '').trim();
    if (!text) {
      setFault(t('correction.missing'));
      document.getElementById('correction-text')?.focus();
      return;
    }
    setBusy(true);
    try {
      await calls.askCorrection({ case: caseId, plugin: source.plugin, dataset: source.dataset, field, text });
      toast(
        both('correction.sent', (of) => ({ data: say(source.label, of) })),
        { tone: 'good' },
      );
      onClose();
      onAsked();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setFault(reasonOf(error));
      setBusy(false);
    }
  };
  return (
    <Dialog title={t('correction.title')} class="note" onClose={onClose}>
      <form noValidate onSubmit={(event) => void send(event)}>
        <p class="quiet correction-about">
          {label} · {say(source.label)}
        </p>
        <div class={`field ${fault ? 'bad' : ''}`}>
          <label for="correction-text">{t('correction.label')}</label>
          <p class="help" id="correction-help">
            {t('correction.help', { data: say(source.label) })}
          </p>
          {fault && (
            <p class="error" id="correction-error" role="alert">
              <Icon name="warn" size={16} /> {fault}
            </p>
          )}
          <textarea
            id="correction-text"
            name="text"
            rows={4}
            aria-invalid={!!fault}
            aria-describedby={`correction-help${fault ? ' correction-error' : ''}`}
          />
        </div>
        <div class="row-end">
          <button type="button" class="button" onClick={onClose}>
            {t('cancel')}
          </button>
          <button type="submit" class="button primary" aria-busy={busy}>
            {t('correction.send')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** Where the link stood, and with the focus that it had. */
function Asked({ source }: { source: Source }) {
  const words = useRef<HTMLParagraphElement>(null);
  useEffect(() => words.current?.focus(), []);
  return (
    <p class="quiet asked" role="status" tabIndex={-1} ref={words}>
      <Icon name="check" size={16} /> {t('correction.sent', { data: say(source.label) })}
    </p>
  );
}

export function CorrectionLink(props: Props) {
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState(false);
  if (asked) return <Asked source={props.source} />;
  return (
    <>
      <button type="button" class="link-button correction" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t('correction.open')}
        {props.named && `: ${say(props.source.label)}`}
        <span class="hidden">
          {' '}
          {props.label}, {say(props.source.label)}
        </span>
      </button>
      {open && <CorrectionDialog {...props} onAsked={() => setAsked(true)} onClose={() => setOpen(false)} />}
    </>
  );
}
