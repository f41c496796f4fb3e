import '@fontsource-variable/plus-jakarta-sans/wght.css';
import './styles/base.css';
import './styles/ui.css';
import './styles/form.css';
import './styles/flow.css';
import './styles/shell.css';
import './styles/pages.css';
import './styles/case.css';
import './styles/why.css';
import './styles/data.css';
import './styles/team.css';
import './styles/narrow.css';
import { render } from 'preact';
import { ApiError } from './api/client';
import { App } from './app';
import { language } from './i18n';
import { go, startRouter } from './router';
import { flushForms } from './state/case';
import { refreshNews, startRefreshing } from './state/fresh';
import { refreshStartable, startable } from './state/places';
import { loadDemo, loadSession, session, whenPersonChanges } from './state/session';
import { Trouble } from './ui/parts';

const place = document.getElementById('app')!;

async function start() {
  try {
    await Promise.all([loadSession(), loadDemo()]);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    render(<Trouble error={error} again={() => void start()} />, place);
    return;
  }
  render(<App />, place);
}

document.documentElement.lang = language.value;
startRouter();
whenPersonChanges((before) => {
  if (before) go('/'); // what was open belonged to somebody else
});
session.subscribe((me) => {
  if (!me || me.must_change_password) return;
  void refreshNews();
  if (me.starts && !startable.peek().length) void refreshStartable();
  void flushForms(); // what could not be saved while nobody was signed in
});
startRefreshing();
void start();
