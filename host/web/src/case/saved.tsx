// Whether what was entered is safe, and the choice between two drafts of the same task.
import type { Case, Task } from '../api/types';
import { clock, t } from '../i18n';
import { startAnew, type TaskForm } from '../state/case';
import { Icon } from '../ui/icons';

export function SavedLine({ shown, task, form }: { shown: Case; task: Task; form: TaskForm }) {
  const saved = form.keeper.saved.value;
  if (saved.kind === 'conflict')
    return (
      <div class="conflict" role="alert">
        <p>
          <Icon name="warn" size={18} /> {saved.at ? t('draft.conflict-at', { time: clock(saved.at) }) : t('draft.conflict')}
        </p>
        <p>
          <button
            type="button"
            class="button small"
            onClick={() => {
              const theirs = form.keeper.takeTheirs();
              if (theirs) startAnew(shown.id, task, theirs);
            }}
          >
            {t('draft.take')}
          </button>
          <button type="button" class="button small" onClick={() => form.keeper.keepMine()}>
            {t('draft.keep')}
          </button>
        </p>
      </div>
    );
  const words = {
    none: '',
    saving: t('draft.saving'),
    saved: saved.kind === 'saved' ? t('draft.saved', { time: clock(saved.at) }) : '',
    waiting: t('draft.waiting'),
    refused: t('draft.refused'),
  }[saved.kind];
  return (
    <span class={`saved ${saved.kind}`} role="status">
      {words}
    </span>
  );
}
