// At the bottom of the page: what may still be undone, what is on its way, what was not taken, and short news.
import { say, t } from '../i18n';
import { go } from '../router';
import { type Bundle, HELD_MS, held, type Outcome, pause, paused, refused, sendAgain, sendHeld, underWay, undo } from '../state/decide';
import { dropToast, pauseToast, resumeToast, toasted } from '../state/toast';
import { Icon } from './icons';
import { reasonOf } from './parts';

function Held({ bundle }: { bundle: Bundle }) {
  return (
    <div
      class={`toast held ${paused.value ? 'paused' : ''}`}
      key={bundle.id}
      onMouseEnter={() => pause(true)}
      onMouseLeave={() => pause(false)}
      onFocusIn={() => pause(true)}
      onFocusOut={() => pause(false)}
    >
      <Icon name="check" />
      <span class="toast-text">
        {say(bundle.text)} <small>{t(paused.value ? 'held.paused' : 'held.soon', { n: HELD_MS / 1000 })}</small>
      </span>
      <button type="button" class="button inverse" onClick={undo}>
        {t('undo')}
      </button>
      <button type="button" class="button inverse quieter" onClick={() => void sendHeld()}>
        {t('held.now')}
      </button>
      <span class="toast-bar" />
    </div>
  );
}

function Sending({ bundle }: { bundle: Bundle }) {
  const { phase, items, done } = bundle;
  const name = items[0]!.name;
  if (phase === 'sending' && items.length === 1) return null; // gone in a moment
  const words =
    phase === 'retrying'
      ? t('sending.retrying', { name })
      : items.length > 1
        ? t('sending.progress', { done, of: items.length })
        : t('sending.slow', { name });
  return (
    <div class="toast">
      <Icon name={phase === 'retrying' ? 'retry' : 'clock'} />
      <span class="toast-text">{words}</span>
    </div>
  );
}

/** Stays until it is read: somebody believed this was decided. */
function Refused({ outcomes }: { outcomes: Outcome[] }) {
  const drop = (outcome: Outcome) => {
    refused.value = refused.peek().filter((each) => each !== outcome);
  };
  return (
    <div class="refused" role="alert">
      <h2>{t('refused.title', { n: outcomes.length })}</h2>
      <ul>
        {outcomes.map((outcome) => (
          <li key={outcome.item.key}>
            <p>
              <b>{outcome.item.name}</b>: {outcome.error!.status === 404 ? t('refused.gone') : reasonOf(outcome.error!)}
            </p>
            <p class="refused-ways">
              {(outcome.error!.passing || outcome.error!.status === 401) && (
                <button type="button" class="button small" onClick={() => void sendAgain(outcome)}>
                  <Icon name="retry" size={16} /> {t('refused.again')}
                </button>
              )}
              {outcome.error!.status >= 400 && outcome.error!.status < 500 && ![401, 404].includes(outcome.error!.status) && (
                <button
                  type="button"
                  class="button small"
                  onClick={() => {
                    drop(outcome);
                    go(outcome.item.page ?? `/kasus/${outcome.item.case}`);
                  }}
                >
                  {t(outcome.item.page ? 'refused.open-page' : 'refused.open')}
                </button>
              )}
              <button type="button" class="button small" onClick={() => drop(outcome)}>
                {t('close')}
                <span class="hidden"> {outcome.item.name}</span>
              </button>
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}

export function Toaster() {
  const news = toasted.value;
  const bundle = held.value;
  return (
    <div class="toaster">
      {refused.value.length > 0 && <Refused outcomes={refused.value} />}
      <div role="status" aria-live="polite">
        {underWay.value.map((each) => (
          <Sending key={each.id} bundle={each} />
        ))}
        {bundle ? (
          <Held bundle={bundle} />
        ) : (
          news && (
            <div
              class={`toast ${news.tone ?? ''}`}
              key={news.id}
              onMouseEnter={pauseToast}
              onMouseLeave={resumeToast}
              onFocusIn={pauseToast}
              onFocusOut={resumeToast}
            >
              <Icon name={news.tone === 'bad' ? 'warn' : 'check'} />
              <span class="toast-text">{say(news.text)}</span>
              {news.undo && (
                <button
                  type="button"
                  class="button inverse"
                  onClick={() => {
                    news.undo!();
                    dropToast();
                  }}
                >
                  {t('undo')}
                </button>
              )}
            </div>
          )
        )}
      </div>
    </div>
  );
}
