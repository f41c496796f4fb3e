// Why it goes back: asked before it is sent, since the other person reads it.
import { useEffect, useState } from 'preact/hooks';
import * as calls from '../api/calls';
import { ApiError } from '../api/client';
import type { Case, Choice, Task } from '../api/types';
import { say, t } from '../i18n';
import type { TaskForm } from '../state/case';
import { Dialog } from '../ui/dialog';
import { Icon } from '../ui/icons';

interface Props {
  shown: Case;
  task: Task;
  form: TaskForm;
  choice: Choice;
  onClose: () => void;
  onSend: (note: string) => void;
}
export function NoteDialog({ shown, task, form, choice, onClose, onSend }: Props) {
  const [missing, setMissing] = useState(false);
  // The note of an earlier visit is part of the draft.
  useEffect(() => {
    const fetchNote = async () => {
      if (form.note.peek() || !task.draft) return;
      try {
        const stored = await calls.draft(shown.id, task.task);
        if (stored?.note && !form.note.peek()) form.note.value = stored.note;
      } catch (error) {
        if (!(error instanceof ApiError)) throw error; // then it is written anew
      }
    };
    void fetchNote();
  }, []);
  const readers = choice.kind === 'back' ? t('note.readers-back', { name: shown.subject.name }) : t('note.readers');
  const send = (event: Event) => {
    event.preventDefault();
    const note = form.note.peek().trim();
    if (!note && choice.note_required) setMissing(true);
    else onSend(note);
  };
  return (
    <Dialog title={say(choice.label)} class="note" onClose={onClose}>
      <form noValidate onSubmit={send}>
        <div class={`field ${missing ? 'bad' : ''}`}>
          <label for="note">{t(choice.note_required ? 'note.label' : 'note.label-optional')}</label>
          <p class="help" id="note-help">
            {readers}
            {choice.returns_left !== null && ` ${t('note.returns-left', { n: choice.returns_left })}`}
          </p>
          {missing && (
            <p class="error" id="note-error" role="alert">
              <Icon name="warn" size={16} /> {t('note.missing')}
            </p>
          )}
          <textarea
            id="note"
            rows={4}
            value={form.note.value}
            aria-invalid={missing}
            aria-describedby={`note-help${missing ? ' note-error' : ''}`}
            onInput={(event) => {
              form.note.value = event.currentTarget.value;
              form.keeper.change({ forms: form.answers.peek(), note: form.note.peek() });
            }}
          />
        </div>
        <div class="row-end">
          <button type="button" class="button" onClick={onClose}>
            {t('cancel')}
          </button>
          <button type="submit" class="button primary">
            <Icon name="undo" size={18} /> {say(choice.label)}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
