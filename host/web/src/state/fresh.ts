// Keeps what is shown up to date: when the window comes back, and every 20 seconds while it is visible. Also what must
// happen when the page goes away, and after the host has answered a decision.
import { signal } from '@preact/signals';
import * as calls from '../api/calls';
import { ApiError } from '../api/client';
import type { Notifications } from '../api/types';
import { both } from '../i18n';
import { flushForms, forgetForms, refreshCase, showFaults } from './case';
import { held, refused, sendHeld, underWay, whenSent } from './decide';
import { bringBack, refreshInbox, rowKey, tab } from './inbox';
import { signingOver } from './lists';
import { beforeLeaving, loadSession, session, whenPersonChanges } from './session';
import { dropToast, toast } from './toast';

const EVERY_MS = 20_000;
const ROUNDS_OF_SESSION = 3;

export const news = signal<Notifications | null>(null);
export async function refreshNews(): Promise<void> {
  try {
    news.value = await calls.notifications();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error; // the next round tries again
  }
}

export async function refreshAll(): Promise<void> {
  if (!session.peek() || session.peek()?.must_change_password) return;
  await Promise.all([refreshInbox('open'), tab.peek() === 'open' ? null : refreshInbox(), refreshCase(), refreshNews()]);
}

let round = 0;
async function tick() {
  if (document.visibilityState !== 'visible' || !session.peek()) return;
  if (++round % ROUNDS_OF_SESSION === 0) await loadSession();
  await refreshAll();
}

export function startRefreshing() {
  setInterval(() => void tick(), EVERY_MS);
  addEventListener('focus', () => void comeBack());
  addEventListener('online', () => void comeBack());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void comeBack();
    else goAway();
  });
  addEventListener('pagehide', goAway);
  addEventListener('beforeunload', (event) => {
    // Only while a decision cannot reach the host: leaving now would lose it.
    if (underWay.peek().some((bundle) => bundle.phase === 'retrying') || refused.peek().some((each) => each.error?.passing))
      event.preventDefault();
  });
}

let cameBack = 0;
async function comeBack() {
  if (Date.now() - cameBack < 1000) return; // focus and visibilitychange come together
  cameBack = Date.now();
  if (!session.peek()) return;
  await loadSession(); // another tab may have signed in as somebody else
  await refreshAll();
}
/** A phone may end a hidden page without another word: what is held is sent, what is typed is saved. */
function goAway() {
  void flushForms(true);
  void sendHeld(true);
}

whenSent((bundle, outcomes) => {
  for (const { item, error } of outcomes) {
    if (item.send) void signingOver(item.case);
    if (!error) {
      forgetForms(item.case, item.task);
      continue;
    }
    bringBack([rowKey(item)]);
    if (error.code === 'TaskClosed' || error.status === 404) forgetForms(item.case, item.task);
    else if (Object.keys(error.fields).length) showFaults(item.case, item.task, error.fields);
  }
  const good = outcomes.filter((outcome) => !outcome.error).length;
  if (good && !held.peek())
    toast(
      both(good === 1 ? 'sent.one' : 'sent.many', () => ({ n: good, name: bundle.items[0]!.name })),
      { tone: 'good' },
    );
  void refreshAll().then(() => {
    bringBack(outcomes.filter((outcome) => !outcome.error).map((outcome) => rowKey(outcome.item)));
  });
});
beforeLeaving(async () => {
  await flushForms();
  await sendHeld();
});
whenPersonChanges(() => {
  news.value = null;
  refused.value = [];
  dropToast();
});
