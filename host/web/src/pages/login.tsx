// Who is there? In a demo city the cast, each with something to try; everywhere a name and a password.
import { useRef, useState } from 'preact/hooks';
import { ApiError } from '../api/client';
import type { Demo } from '../api/types';
import { say, t } from '../i18n';
import { demo, expired, signIn } from '../state/session';
import { LanguageSwitch, Logo } from '../ui/brand';
import { Icon } from '../ui/icons';
import { Avatar, reasonOf, useTitle } from '../ui/parts';

const Brand = () => (
  <section class="login-brand">
    <p class="brand">
      <Logo /> Jenjang
    </p>
    <h1>{t('login.promise')}</h1>
    <ul>
      {(['login.point-1', 'login.point-2', 'login.point-3'] as const).map((point) => (
        <li key={point}>
          <Icon name="check" />
          {t(point)}
        </li>
      ))}
    </ul>
    <LanguageSwitch />
  </section>
);

function Cast({ city, busy, enter }: { city: Demo; busy: string | null; enter: (login: string, password: string) => void }) {
  return (
    <section aria-labelledby="cast">
      <h2 id="cast">{t('login.who')}</h2>
      <p class="quiet">{t('login.who-how', { n: city.cast.length, password: city.password })}</p>
      <ul class="cast">
        {city.cast.map((member) => (
          <li key={member.login}>
            <button type="button" aria-busy={busy === member.login} onClick={() => enter(member.login, city.password)}>
              <Avatar name={member.name} />
              <span>
                <b>{member.name}</b>
                <small>
                  {member.position} · {member.unit}
                </small>
                <span class="tries">{say(member.try)}</span>
              </span>
              <Icon name="open" size={18} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function LoginForm({ busy, error, enter }: { busy: boolean; error: ApiError | null; enter: (login: string, password: string) => void }) {
  const login = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const missing = useState<'login' | 'password' | null>(null);
  const submit = (event: Event) => {
    event.preventDefault();
    const [, setMissing] = missing;
    const empty = !login.current!.value.trim() ? 'login' : !password.current!.value ? 'password' : null;
    setMissing(empty);
    if (empty) (empty === 'login' ? login : password).current!.focus();
    else enter(login.current!.value.trim(), password.current!.value);
  };
  const fault = missing[0] ? t(`login.missing-${missing[0]}`) : error && reasonOf(error);
  return (
    <form class="login-form" noValidate onSubmit={submit}>
      {fault && (
        <p class="error" role="alert" id="login-error">
          <Icon name="warn" size={16} /> {fault}
        </p>
      )}
      <div class="field">
        <label for="login">{t('login.name')}</label>
        <input
          id="login"
          ref={login}
          autoComplete="username"
          autoCapitalize="none"
          spellcheck={false}
          aria-invalid={!!fault}
          aria-describedby={fault ? 'login-error' : undefined}
        />
      </div>
      <div class="field">
        <label for="password">{t('login.password')}</label>
        <input
          id="password"
          ref={password}
          type="password"
          autoComplete="current-password"
          aria-invalid={!!fault}
          aria-describedby={fault ? 'login-error' : undefined}
        />
      </div>
      <button type="submit" class="button primary" aria-busy={busy}>
        {t('login.enter')}
      </button>
    </form>
  );
}

export function LoginPage() {
  const [busy, setBusy] = useState<string | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const city = demo.value;
  useTitle(error ? `${t('fault.mark')}: ${t('login.title')}` : t('login.title'));
  const enter = async (login: string, password: string) => {
    if (busy) return;
    setBusy(login);
    setError(null);
    try {
      await signIn(login, password);
    } catch (problem) {
      if (!(problem instanceof ApiError)) throw problem;
      setError(problem);
    }
    setBusy(null);
  };
  const form = <LoginForm busy={busy !== null} error={error} enter={(login, password) => void enter(login, password)} />;
  return (
    <div class="login">
      <Brand />
      <div class="login-cast">
        {expired.value && (
          <p class="notice" role="status">
            <Icon name="info" size={18} /> {t('login.expired')}
          </p>
        )}
        {city ? (
          <>
            <Cast city={city} busy={busy} enter={(login, password) => void enter(login, password)} />
            <details class="other-login" open={error !== null}>
              <summary>{t('login.other')}</summary>
              {form}
            </details>
          </>
        ) : (
          <section class="login-only" aria-labelledby="login-title">
            <h2 id="login-title">{t('login.title')}</h2>
            <p class="quiet">{t('login.how')}</p>
            {form}
          </section>
        )}
      </div>
    </div>
  );
}
