// Who I am here: my posts and orders, language, password, the way out. The own number (NIP) stands here and nowhere else.
import { useState } from 'preact/hooks';
import { ApiError } from '../api/client';
import { dayOfYear, say, t } from '../i18n';
import { PasswordForm } from '../pages/password';
import { session, signOut } from '../state/session';
import { toast } from '../state/toast';
import { LanguageSwitch } from './brand';
import { Dialog } from './dialog';
import { Icon } from './icons';
import { Avatar, reasonOf } from './parts';

export function AccountDialog({ onClose }: { onClose: () => void }) {
  const [changing, setChanging] = useState(false);
  const me = session.value!;
  const leave = async () => {
    try {
      await signOut();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      toast(reasonOf(error), { tone: 'bad' });
    }
  };
  return (
    <Dialog title={t('account.title')} class="account" onClose={onClose}>
      <div class="account-head">
        <Avatar name={me.person.name} large />
        <p>
          <b>{me.person.name}</b>
          <small>
            {me.person.position} · {me.person.unit}
          </small>
          <small>
            {t('account.number')} {me.person.number}
          </small>
        </p>
      </div>
      {(me.acting.length > 0 || me.roles.length > 0) && (
        <ul class="account-duties">
          {me.acting.map((each) => (
            <li key={each.mandate.number}>
              <b>
                {t('account.acting')} {each.position} · {each.unit}
              </b>
              <small>
                {t('capacity.order', {
                  number: each.mandate.number,
                  until: each.mandate.to ? t('capacity.until', { day: dayOfYear(each.mandate.to) }) : '',
                })}
              </small>
            </li>
          ))}
          {me.roles.map((role) => (
            <li key={say(role)}>
              <b>{say(role)}</b>
            </li>
          ))}
        </ul>
      )}
      <p class="account-language">
        <span>{t('account.language')}</span> <LanguageSwitch />
      </p>
      {changing ? (
        <PasswordForm onDone={() => setChanging(false)} />
      ) : (
        <div class="account-actions">
          <button type="button" class="button" onClick={() => setChanging(true)}>
            <Icon name="lock" size={18} /> {t('account.password')}
          </button>
          <button type="button" class="button" onClick={() => void leave()}>
            <Icon name="exit" size={18} /> {t('account.leave')}
          </button>
        </div>
      )}
    </Dialog>
  );
}
