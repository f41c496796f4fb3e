// Who is signed in, and the demo city's day.
import { signal } from '@preact/signals';
import * as calls from '../api/calls';
import { ApiError, setCsrf, whenSignedOut } from '../api/client';
import type { Demo, Session } from '../api/types';
import { dayAfter, offsetMinutes } from '../i18n';
import { forgetAll } from './memory';

/** undefined: not known yet. null: nobody. */
export const session = signal<Session | null | undefined>(undefined);
export const demo = signal<Demo | null>(null);
/** Signed out by time, not by will: said on the log-in page. */
export const expired = signal(false);

let onLeave: (() => Promise<void>)[] = [];
let onChange: ((before: string | null) => void)[] = [];
/** What must be sent before somebody leaves, and what must be forgotten when somebody else comes. */
export const beforeLeaving = (act: () => Promise<void>) => {
  onLeave = [...onLeave, act];
};
export const whenPersonChanges = (act: (before: string | null) => void) => {
  onChange = [...onChange, act];
};

/** Only that somebody signed in from this browser, not who: without it the host need not be asked at all. */
const SIGN = 'signed in';
function leaveSign(there: boolean) {
  try {
    if (there) localStorage.setItem(SIGN, 'yes');
    else localStorage.removeItem(SIGN);
  } catch {} // then the host is asked every time
}
function hasSign(): boolean {
  try {
    return localStorage.getItem(SIGN) !== null;
  } catch {
    return true;
  }
}

let lastLogin: string | null = null;
function take(next: Session | null) {
  if (next) {
    if (lastLogin !== next.login) {
      forgetAll({ except: next.login });
      for (const act of onChange) act(lastLogin);
    }
    lastLogin = next.login;
    setCsrf(next.csrf);
    offsetMinutes.value = next.offset_minutes;
    expired.value = false;
  }
  leaveSign(next !== null);
  session.value = next;
}

whenSignedOut(() => {
  if (session.peek()) expired.value = true;
  take(null);
});

export async function loadSession(): Promise<void> {
  if (session.peek() === undefined && !hasSign()) return take(null);
  try {
    take(await calls.session());
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.status === 401) take(null);
    else if (session.peek() === undefined) throw error; // at the very start there is nothing to show instead
  }
}
export async function loadDemo(): Promise<void> {
  demo.value = await calls.demo();
}

export async function signIn(login: string, password: string) {
  take(await calls.signIn(login, password));
}
export async function signOut() {
  for (const act of onLeave) await act();
  try {
    await calls.signOut();
  } catch (error) {
    // Already signed out is as good; without a connection the cookie lives on, which the person must know.
    if (!(error instanceof ApiError) || error.status !== 401) throw error;
  }
  forgetAll();
  for (const act of onChange) act(lastLogin);
  lastLogin = null;
  expired.value = false;
  take(null);
}
export async function changePassword(old: string, fresh: string) {
  take(await calls.changePassword(old, fresh));
}

/** The day that the page calls today. */
export const now = () => session.value?.now ?? demo.value?.now ?? new Date().toISOString();
export const today = () => session.value?.today ?? demo.value?.today;

export async function oneDayForward(): Promise<string | null> {
  const current = today();
  if (!current) return null;
  const { today: next } = await calls.moveClock(dayAfter(current), session.peek() ? undefined : 'demo');
  await Promise.all([loadDemo(), session.peek() ? loadSession() : Promise.resolve()]);
  return next;
}
