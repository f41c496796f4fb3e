// Which page for whom.
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { t } from './i18n';
import { InboxPage } from './pages/case';
import { LoginPage } from './pages/login';
import { MissingPage } from './pages/missing';
import { PasswordPage } from './pages/password';
import { PlanPage } from './pages/plan';
import { go, match, path } from './router';
import { session } from './state/session';
import { Keys } from './ui/keys';
import { later } from './ui/later';
import { DemoBar, Offline, Rail } from './ui/shell';
import { Toaster } from './ui/toaster';

const ListsPage = later(async () => (await import('./pages/lists')).ListsPage);
const TeamPage = later(async () => (await import('./pages/team')).TeamPage);
const DataPage = later(async () => (await import('./pages/data')).DataPage);
const DatasetPage = later(async () => (await import('./pages/dataset')).DatasetPage);
const PluginsPage = later(async () => (await import('./pages/plugins')).PluginsPage);

/** A case, with the reasons of one of its numbers open or not. */
function caseAt(here: string): { id: string; why?: string } | null {
  const found = match('/kasus/:id', here) ?? match('/kasus/:id/mengapa/:step/:field', here);
  return found && { id: found.id!, why: found.step && `${found.step}.${found.field}` };
}

function pageAt(here: string): JSX.Element {
  const found = caseAt(here);
  if (here === '/' || found) return <InboxPage id={found?.id} why={found?.why} />;
  if (here === '/daftar') return <ListsPage />;
  if (here === '/tim') return <TeamPage />;
  if (here === '/data') return <DataPage />;
  const dataset = match('/data/:plugin/:name', here);
  if (dataset) return <DatasetPage plugin={dataset.plugin!} name={dataset.name!} />;
  if (here === '/rencana') return <PlanPage />;
  if (here === '/plugin' && session.value?.administrator) return <PluginsPage />;
  return <MissingPage />;
}

/** Somebody who is in has no business at the door. */
function Inside() {
  useEffect(() => go('/', { replace: true }), []);
  return null;
}

export function App() {
  const here = path.value;
  const me = session.value;
  const inside = !!me && !me.must_change_password;
  const page = !me ? <LoginPage /> : me.must_change_password ? <PasswordPage /> : here === '/masuk' ? <Inside /> : pageAt(here);
  const skip = (event: Event) => {
    event.preventDefault();
    document.getElementById('main')?.focus();
  };
  return (
    <div class={`app ${inside ? '' : 'outside'} ${caseAt(here) && inside ? 'in-case' : ''}`}>
      {/* biome-ignore lint/a11y/useValidAnchor: a skip link that must not change the address */}
      <a class="skip" href="#main" onClick={skip}>
        {t('skip')}
      </a>
      <div class="bars">
        <DemoBar />
        <Offline />
      </div>
      {inside && <Rail />}
      <main id="main" tabIndex={-1}>
        {page}
      </main>
      <Toaster />
      <Keys />
    </div>
  );
}
