// List left, case right; on a phone one at a time.
import { useEffect, useRef } from 'preact/hooks';
import type { Case, Tab } from '../api/types';
import { AnswersSoFar } from '../case/answers';
import { AwaitedForm } from '../case/awaited';
import { CaseHead } from '../case/head';
import { Withdraw } from '../case/more';
import { Numbers } from '../case/numbers';
import { Side } from '../case/side';
import { NoTask, TaskCard } from '../case/task';
import { WhereItStands } from '../case/where';
import { t } from '../i18n';
import { hasMoved, path, query } from '../router';
import { refreshCase, showCase, shownCase } from '../state/case';
import * as inbox from '../state/inbox';
import { Icon } from '../ui/icons';
import { Trouble, useTitle } from '../ui/parts';
import { WhyPanel } from '../why/panel';
import { Inbox, tabAddress } from './inbox';

function CaseBody({ shown }: { shown: Case }) {
  const enterable = shown.awaited.filter((awaited) => awaited.may_enter);
  return (
    <>
      <CaseHead shown={shown} back={tabAddress(inbox.tab.value)} />
      <WhereItStands shown={shown} />
      <div class="columns">
        <div class="main-column">
          <Numbers shown={shown} />
          {shown.tasks.map((task) => (
            <TaskCard key={`${task.task}/${task.round}`} shown={shown} task={task} />
          ))}
          {enterable.map((awaited) => (
            <AwaitedForm key={`${awaited.plugin}.${awaited.event} ${awaited.since}`} shown={shown} awaited={awaited} />
          ))}
          {!shown.tasks.length && !enterable.length && <NoTask shown={shown} />}
          <AnswersSoFar answers={shown.answers} openFirst={!shown.tasks.length} />
          <Withdraw shown={shown} />
        </div>
        <Side shown={shown} />
      </div>
    </>
  );
}

function CasePane({ id, why }: { id: string; why: string | undefined }) {
  const pane = useRef<HTMLElement>(null);
  const current = shownCase.value;
  const shown = current?.id === id ? current.fresh?.page : undefined;
  const error = current?.id === id ? current.error : null;
  const chosen = path.value.startsWith('/kasus/'); // opened by somebody, not just shown beside the list
  useEffect(() => void showCase(id), [id]);
  const ready = !!shown;
  // a case that has just been opened takes the focus, once
  useEffect(() => {
    if (!ready) return;
    pane.current?.scrollTo(0, 0);
    // where a page begins, the focus stays where a reader expects it: on top
    if (chosen && hasMoved()) pane.current?.querySelector<HTMLElement>('h1')?.focus();
  }, [id, ready, chosen]);
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || (event.target as Element).closest('dialog, input, textarea, select')) return;
    document.querySelector<HTMLElement>('.tasks [aria-current]')?.focus(); // back to where it was opened from
  };
  return (
    <article
      class="case"
      ref={pane}
      aria-labelledby={shown ? 'case' : undefined}
      aria-label={shown ? undefined : t('loading')}
      onKeyDown={onKey}
    >
      {shown ? (
        <>
          <CaseBody key={id} shown={shown} />
          {why && <WhyPanel key={why} shown={shown} field={why} />}
        </>
      ) : error ? (
        <>
          <a class="button back-alone" href="/">
            <Icon name="back" size={18} /> {t('case.back')}
          </a>
          <Trouble error={error} again={() => void refreshCase()} />
        </>
      ) : (
        <p class="empty" role="status">
          {t('loading')}
        </p>
      )}
    </article>
  );
}

function Finished() {
  const tab = inbox.tab.value;
  return (
    <div class="case finished">
      <div>
        <span class="finished-mark">
          <Icon name={tab === 'open' ? 'check' : 'inbox'} size={40} />
        </span>
        <h2>{t(tab === 'open' ? 'finished.title' : 'finished.pick')}</h2>
        <p>{t(`inbox.empty-${tab}`)}</p>
        {tab === 'open' && (
          <p class="finished-ways">
            <a class="button" href="/?tab=waiting">
              {t('finished.waiting')}
            </a>
            <a class="button" href="/rencana">
              {t('nav.plan')}
            </a>
          </p>
        )}
      </div>
    </div>
  );
}

/** `why`: the number whose reasons are open beside the case. */
export function InboxPage({ id, why }: { id: string | undefined; why?: string }) {
  const asked = query.value.get('tab') as Tab | null;
  const onList = path.value === '/';
  useEffect(() => {
    if (onList) inbox.showTab(asked && inbox.TABS.includes(asked) ? asked : 'open');
  }, [asked, onList]);
  const tab = inbox.tab.value;
  useEffect(() => void inbox.refreshInbox(tab), [tab]);
  const current = id ?? inbox.rows.value?.[0]?.case;
  useTitle(current ? null : t('nav.inbox'));
  return (
    <div class="split">
      <Inbox current={current} />
      {current ? <CasePane id={current} why={why} /> : inbox.rows.value ? <Finished /> : <div class="case" />}
    </div>
  );
}
