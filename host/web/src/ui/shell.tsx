// What stands around every page: the demo city's banner, the rail (a bar at the bottom of a phone), what is on its way.
import { useState } from 'preact/hooks';
import { ApiError, connected } from '../api/client';
import { longDay, t } from '../i18n';
import { path } from '../router';
import { refreshAll } from '../state/fresh';
import { counts } from '../state/inbox';
import { demo, oneDayForward, session, today } from '../state/session';
import { toast } from '../state/toast';
import { AccountDialog } from './account';
import { LanguageSwitch, Logo } from './brand';
import { Icon, type IconName } from './icons';
import { NewsDialog, unread } from './news';
import { Avatar, reasonOf } from './parts';

export function DemoBar() {
  const [busy, setBusy] = useState(false);
  if (!demo.value) return null;
  const forward = async () => {
    if (busy) return;
    setBusy(true);
    try {
      const next = await oneDayForward();
      await refreshAll();
      if (next)
        toast({ id: t('demo.moved', { day: longDay(next) }, 'id'), en: t('demo.moved', { day: longDay(next) }, 'en') }, { tone: 'good' });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      toast(reasonOf(error), { tone: 'bad' });
    }
    setBusy(false);
  };
  const day = today();
  return (
    <aside class="demo-bar" aria-label={t('demo.label')}>
      <p>
        <b>{t('demo.made-up')}</b> {day && <span>{longDay(day)}</span>}
      </p>
      <button type="button" aria-busy={busy} onClick={() => void forward()}>
        {busy ? t('demo.moving') : t('demo.forward')} <Icon name="forward" size={15} />
      </button>
    </aside>
  );
}

interface PlaceProps {
  icon: IconName;
  to: string;
  label: string;
  count?: number;
  countLabel?: string;
}
function Place({ icon, to, label, count, countLabel }: PlaceProps) {
  const here = path.value === to || path.value.startsWith(to === '/' ? '/kasus/' : `${to}/`);
  return (
    <a class="place" href={to} aria-current={here ? 'page' : undefined}>
      <span class="place-icon">
        <Icon name={icon} size={22} />
        {!!count && (
          <span class="count">
            {count}
            <span class="hidden"> {countLabel}</span>
          </span>
        )}
      </span>
      <span>{label}</span>
    </a>
  );
}

export function Rail() {
  const [open, setOpen] = useState<'news' | 'account' | null>(null);
  const me = session.value!;
  const news = unread();
  return (
    <nav class="rail" aria-label={t('nav.main')}>
      <a class="logo" href="/" aria-label={t('nav.home')}>
        <Logo />
      </a>
      <Place icon="inbox" to="/" label={t('nav.inbox')} count={counts.value?.open ?? me.open_tasks} countLabel={t('nav.tasks')} />
      <Place icon="plan" to="/rencana" label={t('nav.plan')} />
      {me.has_team && <Place icon="team" to="/tim" label={t('nav.team')} />}
      {me.lists > 0 && <Place icon="list" to="/daftar" label={t('nav.lists')} />}
      {me.uploads && <Place icon="data" to="/data" label={t('nav.data')} />}
      {me.administrator && <Place icon="plug" to="/plugin" label={t('nav.plugins')} />}
      <button type="button" class="place" aria-haspopup="dialog" onClick={() => setOpen('news')}>
        <span class="place-icon">
          <Icon name="bell" size={22} />
          {news > 0 && (
            <span class="count">
              {news}
              <span class="hidden"> {t('nav.unread')}</span>
            </span>
          )}
        </span>
        <span>{t('nav.news')}</span>
      </button>
      <button type="button" class="place narrow-only" aria-haspopup="dialog" onClick={() => setOpen('account')}>
        <span class="place-icon">
          <Icon name="person" size={22} />
        </span>
        <span>{t('nav.account')}</span>
      </button>
      <div class="rail-foot">
        <LanguageSwitch />
        <button type="button" class="me" aria-haspopup="dialog" onClick={() => setOpen('account')}>
          <Avatar name={me.person.name} />
          <span class="hidden">{t('nav.account-of', { name: me.person.name })}</span>
        </button>
      </div>
      {open === 'news' && <NewsDialog onClose={() => setOpen(null)} />}
      {open === 'account' && <AccountDialog onClose={() => setOpen(null)} />}
    </nav>
  );
}

/** One line on top while the host cannot be reached: nothing is lost, and that must be said. */
export const Offline = () =>
  connected.value ? null : (
    <p class="offline" role="status">
      <Icon name="offline" size={18} /> {t('offline')}
    </p>
  );
