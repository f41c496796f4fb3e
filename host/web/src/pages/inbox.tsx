// The list: what waits for me, what I wait for, what is done.
import { useRef } from 'preact/hooks';
import type { Correction, InboxRow, Tab } from '../api/types';
import { StartButtons } from '../case/start';
import { both, type Key, say, t } from '../i18n';
import { hold } from '../state/decide';
import * as inbox from '../state/inbox';
import { Icon } from '../ui/icons';
import { openKeys } from '../ui/keys';
import { Avatar, Due, Trouble } from '../ui/parts';

const TAB_WORDS: Record<Tab, Key> = { open: 'inbox.open', waiting: 'inbox.waiting', done: 'inbox.done' };
export const tabAddress = (tab: Tab) => (tab === 'open' ? '/' : `/?tab=${tab}`);

function underName(row: InboxRow): string {
  if (inbox.tab.value === 'waiting' && row.waiting_for.length)
    return t('inbox.waits-for', { names: row.waiting_for.map((each) => each.name).join(', ') });
  if (inbox.tab.value === 'done' && row.outcome) return say(row.outcome);
  return row.mine ? t('inbox.mine') : `${row.subject.position} · ${row.subject.unit}`;
}

function Row({ row, current }: { row: InboxRow; current: boolean }) {
  const key = inbox.rowKey(row);
  const isPicked = inbox.picked.value.has(key);
  const name = row.subject.name;
  return (
    <li class={`${current ? 'on' : ''} ${isPicked ? 'picked' : ''}`}>
      {row.batch && inbox.tab.value === 'open' && (
        <label class="pick">
          <input type="checkbox" checked={isPicked} onChange={() => inbox.pick(key)} aria-label={t('inbox.pick', { name })} />
        </label>
      )}
      <a class="task" href={`/kasus/${row.case}`} data-key={key} aria-current={current ? 'true' : undefined}>
        {!(row.batch && inbox.tab.value === 'open') && <Avatar name={name} />}
        <span class="task-text">
          <span class="task-head">
            <b>{name}</b>
            {inbox.tab.value !== 'done' && <Due days={row.days_left} />}
          </span>
          <span>{say(row.step)}</span>
          <small>{underName(row)}</small>
          {row.escalated && <span class="chip amber">{t('inbox.escalated')}</span>}
        </span>
      </a>
    </li>
  );
}

/** Picked rows are decided together, each on its own: what fails comes back with its reason. */
function decidePicked() {
  const chosen = (inbox.rows.peek() ?? []).filter(
    (row) => inbox.picked.peek().has(inbox.rowKey(row)) && row.batch && row.batch_choice && row.task !== null,
  );
  if (!chosen.length) return;
  const keys = chosen.map(inbox.rowKey);
  inbox.hide(keys);
  hold({
    text: both('held.many', (of) => ({ n: chosen.length, choice: say(chosen[0]!.batch_choice!.label, of) })),
    items: chosen.map((row) => ({
      case: row.case,
      task: row.task!,
      name: row.subject.name,
      decision: { choice: row.batch_choice!.name, forms: {} },
    })),
    undone: () => {
      inbox.bringBack(keys);
      for (const key of keys) inbox.pick(key);
    },
  });
}

function BulkBar() {
  const chosen = (inbox.rows.value ?? []).filter((row) => inbox.picked.value.has(inbox.rowKey(row)));
  const n = chosen.length;
  const labels = new Set(chosen.map((row) => row.batch_choice && say(row.batch_choice.label)));
  return (
    <div class="bulk" role="region" aria-label={t('inbox.picked', { n })}>
      <b>{t('inbox.picked', { n })}</b>
      <button type="button" class="button ghost small" onClick={inbox.clearPicked}>
        {t('inbox.clear')}
      </button>
      <button type="button" class="button bright small" onClick={decidePicked}>
        <Icon name="check" size={16} /> {labels.size === 1 ? `${[...labels][0]} · ${n}` : t('inbox.decide', { n })}
      </button>
    </div>
  );
}

/** Asked of the data that I keep: work like any other, answered on its own page. */
function AskedCorrections({ corrections }: { corrections: Correction[] }) {
  if (!corrections.length) return null;
  return (
    <ul class="asked-corrections">
      {corrections.map((each) => (
        <li key={each.id}>
          <a href="/data">
            <Icon name="data" size={18} />
            <span>
              <b>{t('correction.asked', { label: say(each.label) })}</b>
              <small>
                {each.asked_by.name} · {say(each.dataset_label)}
              </small>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function Tabs() {
  const counts = inbox.counts.value;
  return (
    <nav class="tabs" aria-label={t('inbox.views')}>
      {inbox.TABS.map((tab) => (
        <a key={tab} href={tabAddress(tab)} aria-current={tab === inbox.tab.value ? 'page' : undefined}>
          {t(TAB_WORDS[tab])} {tab !== 'done' && counts && <b>{counts[tab]}</b>}
        </a>
      ))}
    </nav>
  );
}

function Empty() {
  if (inbox.search.value.trim()) return <p class="empty">{t('inbox.nothing-found', { text: inbox.search.value.trim() })}</p>;
  return <p class="empty">{t(`inbox.empty-${inbox.tab.value}`)}</p>;
}

export function Inbox({ current }: { current: string | undefined }) {
  const list = useRef<HTMLUListElement>(null);
  const rows = inbox.shown.value;
  const picked = inbox.picked.value.size;
  // Single keys act only while the focus is inside the list (WCAG 2.1.4).
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !rows) return;
    const links = [...list.current!.querySelectorAll<HTMLAnchorElement>('a.task')];
    const at = links.findIndex((link) => link.closest('li')?.contains(document.activeElement));
    const key = event.key.toLowerCase();
    const to = { j: at + 1, arrowdown: at + 1, k: at - 1, arrowup: at - 1, home: 0, end: links.length - 1 }[key];
    if (to !== undefined) links[Math.min(Math.max(to, 0), links.length - 1)]?.focus();
    else if (key === 'x') {
      const row = rows[at];
      if (row?.batch) inbox.pick(inbox.rowKey(row));
    } else if (key === 'escape' && picked) inbox.clearPicked();
    else if (key === '?') openKeys();
    else return;
    event.preventDefault();
  };
  return (
    <section class="inbox" aria-labelledby="inbox">
      <header>
        <h1 id="inbox" tabIndex={-1}>
          {t('nav.inbox')}
        </h1>
        <StartButtons />
        <label class="search">
          <Icon name="search" size={18} />
          <span class="hidden">{t('inbox.search')}</span>
          <input
            type="search"
            placeholder={t('inbox.search')}
            value={inbox.search.value}
            onInput={(event) => {
              inbox.search.value = event.currentTarget.value;
            }}
          />
        </label>
        <Tabs />
      </header>
      {inbox.tab.value === 'open' && <AskedCorrections corrections={inbox.page.value?.corrections ?? []} />}
      {inbox.failed.value && !rows ? (
        <Trouble error={inbox.failed.value} again={() => void inbox.refreshInbox()} />
      ) : !rows ? (
        <p class="empty" role="status">
          {t('loading')}
        </p>
      ) : rows.length === 0 ? (
        <Empty />
      ) : (
        <ul class="tasks" ref={list} onKeyDown={onKey}>
          {rows.map((row) => (
            <Row key={inbox.rowKey(row)} row={row} current={row.case === current} />
          ))}
        </ul>
      )}
      {picked > 0 ? (
        <BulkBar />
      ) : (
        <p class="keys">
          <span aria-hidden="true">{t('inbox.keys')}</span>
          <button type="button" class="link-button" onClick={openKeys}>
            {t('keys.all')}
          </button>
        </p>
      )}
    </section>
  );
}
