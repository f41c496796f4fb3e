// The list on the left: three tabs, what is picked, and what is decided but not yet confirmed by the host.
import { computed, signal } from '@preact/signals';
import * as calls from '../api/calls';
import { ApiError } from '../api/client';
import type { Inbox, InboxRow, Tab } from '../api/types';
import { say } from '../i18n';
import { whenPersonChanges } from './session';

export const TABS: Tab[] = ['open', 'waiting', 'done'];
export const tab = signal<Tab>('open');
export const search = signal('');
export const picked = signal<ReadonlySet<string>>(new Set());
export const failed = signal<ApiError | null>(null);

type Pages = Partial<Record<Tab, calls.Fresh<Inbox>>>;
const pages = signal<Pages>({});
/** Rows that were decided here; they come back when the decision is undone or refused. */
const hidden = signal<ReadonlySet<string>>(new Set());

export const rowKey = (row: { case: string; task: number | null }) => `${row.case}/${row.task ?? ''}`;

export const page = computed(() => pages.value[tab.value]?.page);
/** Rows of a tab before the search; undefined while they are being fetched. */
export const rows = computed(() => page.value?.rows.filter((row) => !hidden.value.has(rowKey(row))));
const textOf = (row: InboxRow) =>
  [row.subject.name, row.subject.position, row.subject.unit, say(row.title), say(row.step), row.period, row.case].join(' ').toLowerCase();
export const shown = computed(() => rows.value?.filter((row) => textOf(row).includes(search.value.trim().toLowerCase())));
export const counts = computed(() => {
  const any = page.value ?? Object.values(pages.value)[0]?.page;
  if (!any) return null;
  const gone = pages.value.open?.page.rows.filter((row) => hidden.value.has(rowKey(row))).length ?? 0;
  return { open: Math.max(0, any.counts.open - gone), waiting: any.counts.waiting };
});

export function hide(keys: string[]) {
  hidden.value = new Set([...hidden.peek(), ...keys]);
  picked.value = new Set([...picked.peek()].filter((key) => !keys.includes(key)));
}
export function bringBack(keys: string[]) {
  hidden.value = new Set([...hidden.peek()].filter((key) => !keys.includes(key)));
}

export function pick(key: string) {
  const next = new Set(picked.peek());
  if (!next.delete(key)) next.add(key);
  picked.value = next;
}
export const clearPicked = () => {
  picked.value = new Set();
};

export async function refreshInbox(of: Tab = tab.peek()): Promise<void> {
  try {
    const fresh = await calls.inbox(of, pages.peek()[of]?.etag ?? null);
    failed.value = null;
    if (!fresh) return;
    pages.value = { ...pages.peek(), [of]: fresh };
    if (of !== 'open') return;
    const there = new Set(fresh.page.rows.map(rowKey));
    picked.value = new Set([...picked.peek()].filter((key) => there.has(key)));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.status !== 401) failed.value = error;
  }
}

export function showTab(next: Tab) {
  if (tab.peek() === next) return;
  tab.value = next;
  clearPicked();
}

/** The next thing to do after a row is gone: the one below it, else the one above. */
export function nextAfter(key: string): InboxRow | undefined {
  const list = rows.peek() ?? [];
  const at = list.findIndex((row) => rowKey(row) === key);
  return list[at + 1] ?? list[at - 1];
}

whenPersonChanges(() => {
  pages.value = {};
  hidden.value = new Set();
  clearPicked();
  search.value = '';
  tab.value = 'open';
});
