// A new password: by will, or because the first one was only for once.
import { useState } from 'preact/hooks';
import { ApiError } from '../api/client';
import { both, t } from '../i18n';
import { changePassword, session, signOut } from '../state/session';
import { toast } from '../state/toast';
import { Icon } from '../ui/icons';
import { reasonOf, useTitle } from '../ui/parts';

const LEAST = 12; // letters; the host decides, this only spares a round trip

export function PasswordForm({ onDone }: { onDone?: () => void }) {
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    const entered = new FormData(event.currentTarget as HTMLFormElement);
    const old = String(entered.get('old'));
    const fresh = String(entered.get('new'));
    if (!old) return setFault(t('password.missing-old'));
    if ([...fresh].length < LEAST) return setFault(t('password.short', { n: LEAST }));
    if (fresh !== entered.get('again')) return setFault(t('password.differs'));
    setBusy(true);
    try {
      await changePassword(old, fresh);
      toast(both('password.changed'), { tone: 'good' });
      onDone?.();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setFault(error.code === 'BadLogin' ? t('password.wrong') : reasonOf(error));
    }
    setBusy(false);
  };
  return (
    <form class="login-form" noValidate onSubmit={(event) => void submit(event)}>
      {fault && (
        <p class="error" role="alert" id="password-error">
          <Icon name="warn" size={16} /> {fault}
        </p>
      )}
      {(['old', 'new', 'again'] as const).map((name) => (
        <div class="field" key={name}>
          <label for={`password-${name}`}>{t(`password.${name}`)}</label>
          {name === 'new' && (
            <p class="help" id="password-help">
              {t('password.help', { n: LEAST })}
            </p>
          )}
          <input
            id={`password-${name}`}
            name={name}
            type="password"
            autoComplete={name === 'old' ? 'current-password' : 'new-password'}
            aria-invalid={!!fault}
            aria-describedby={[name === 'new' && 'password-help', fault && 'password-error'].filter(Boolean).join(' ') || undefined}
          />
        </div>
      ))}
      <button type="submit" class="button primary" aria-busy={busy}>
        {t('password.save')}
      </button>
    </form>
  );
}

export function PasswordPage() {
  useTitle(t('password.title'));
  return (
    <div class="page narrow-page">
      <section class="card" aria-labelledby="password-title">
        <p class="crumb">{session.value?.person.name}</p>
        <h1 id="password-title">{t('password.title')}</h1>
        <p class="quiet">{t('password.why')}</p>
        <PasswordForm />
        <button type="button" class="link-button" onClick={() => void signOut()}>
          {t('account.leave')}
        </button>
      </section>
    </div>
  );
}
