// Undo instead of "are you sure?": a decision is held for ten seconds before it is sent, and the clock stops while
// somebody looks at it. Sent once: the same key on every try, so a lost answer or a restarting worker decides nothing twice.
import { signal } from '@preact/signals';
import * as calls from '../api/calls';
import { ApiError, newKey } from '../api/client';
import type { Decision } from '../api/types';
import type { Text } from '../i18n';

export const HELD_MS = 10_000;
const TRIES_FOR_MS = 180_000;
const FIRST_WAIT_MS = 1_000;
const LAST_WAIT_MS = 15_000;
const AT_ONCE = 4;
/** Browsers finish a request of a closing page only up to 64 KB. */
const HOLD_BYTES = 60_000;
/** After this long without an answer somebody wants to know what goes on. */
const SLOW_MS = 1_200;

export interface Item {
  case: string;
  task: number;
  name: string;
  decision: Decision;
  key: string;
  /** What is sent in place of a task's decision: a list that is signed. */
  send?: (key: string, keepalive: boolean) => Promise<unknown>;
  /** Where it was decided, if not on its case's page. */
  page?: string;
}
export interface Outcome {
  item: Item;
  error: ApiError | null;
}
export interface Bundle {
  id: number;
  text: Text;
  items: Item[];
  phase: 'held' | 'sending' | 'slow' | 'retrying';
  done: number;
  undone: () => void;
}

/** The bundle that may still be undone, and those on their way. */
export const held = signal<Bundle | null>(null);
export const underWay = signal<Bundle[]>([]);
export const paused = signal(false);
/** What the host did not take: shown until somebody has read it. */
export const refused = signal<Outcome[]>([]);

let timer: ReturnType<typeof setTimeout> | undefined;
let remaining = HELD_MS;
let since = 0;
let lastId = 0;
let onSent = (_bundle: Bundle, _outcomes: Outcome[]) => {};
export const whenSent = (then: typeof onSent) => {
  onSent = then;
};

const start = () => {
  since = Date.now();
  timer = setTimeout(() => void sendHeld(), remaining);
};
export function pause(on: boolean) {
  if (!held.peek() || paused.peek() === on) return;
  paused.value = on;
  clearTimeout(timer);
  if (on) remaining -= Date.now() - since;
  else start();
}

interface Wanted {
  text: Text;
  items: Omit<Item, 'key'>[];
  undone: () => void;
}
export function hold({ text, items, undone }: Wanted) {
  void sendHeld(); // one clock at a time; the earlier decision goes now
  const bundle: Bundle = {
    id: ++lastId,
    text,
    items: items.map((item) => ({ ...item, key: newKey() })),
    phase: 'held',
    done: 0,
    undone,
  };
  held.value = bundle;
  paused.value = false;
  remaining = HELD_MS;
  if (JSON.stringify(items).length > HOLD_BYTES) void sendHeld();
  else start();
}

export function undo() {
  const bundle = held.peek();
  if (!bundle) return;
  clearTimeout(timer);
  held.value = null;
  bundle.undone();
}

/** Sends what is held. `keepalive`: the page is closing. */
export async function sendHeld(keepalive = false): Promise<void> {
  const bundle = held.peek();
  if (!bundle) return;
  clearTimeout(timer);
  held.value = null;
  paused.value = false;
  await send(bundle, keepalive);
}

const show = (bundle: Bundle, change: Partial<Bundle>) => {
  Object.assign(bundle, change);
  underWay.value = underWay.peek().map((each) => (each.id === bundle.id ? { ...bundle } : each));
};

async function send(bundle: Bundle, keepalive: boolean) {
  underWay.value = [...underWay.peek(), bundle];
  show(bundle, { phase: 'sending' });
  const slow = setTimeout(() => {
    if (bundle.phase === 'sending') show(bundle, { phase: 'slow' });
  }, SLOW_MS);
  const outcomes: Outcome[] = [];
  const waiting = [...bundle.items];
  const worker = async () => {
    for (let item = waiting.shift(); item; item = waiting.shift()) {
      outcomes.push({ item, error: await deliver(item, keepalive, () => show(bundle, { phase: 'retrying' })) });
      show(bundle, { done: outcomes.length });
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, bundle.items.length) }, worker));
  clearTimeout(slow);
  refused.value = [...refused.peek(), ...outcomes.filter((outcome) => outcome.error)];
  underWay.value = underWay.peek().filter((each) => each.id !== bundle.id);
  onSent(bundle, outcomes);
}

/** One decision, as often as it takes. null: the host has it. */
export async function deliver(item: Item, keepalive = false, onRetry = () => {}): Promise<ApiError | null> {
  const giveUp = Date.now() + TRIES_FOR_MS;
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LAST_WAIT_MS)) {
    try {
      await (item.send ? item.send(item.key, keepalive) : calls.decide(item.case, item.task, item.decision, item.key, keepalive));
      return null;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (!error.passing || Date.now() > giveUp) return error;
      onRetry();
      const ms = error.retryAfterSeconds ? error.retryAfterSeconds * 1000 : wait;
      await new Promise((resolve) => setTimeout(resolve, ms));
    }
  }
}

/** Again, with the same key: for what could not be sent while there was no connection. */
export async function sendAgain(outcome: Outcome) {
  refused.value = refused.peek().filter((each) => each !== outcome);
  await send({ id: ++lastId, text: outcome.item.name, items: [outcome.item], phase: 'sending', done: 0, undone: () => {} }, false);
}

export const isHeld = (caseId: string, task: number) =>
  [held.value, ...underWay.value].some((bundle) => bundle?.items.some((item) => item.case === caseId && item.task === task));
