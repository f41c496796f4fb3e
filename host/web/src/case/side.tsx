// Beside the form: who is waited for and what silence will do, and everything that has happened.
import { useState } from 'preact/hooks';
import * as calls from '../api/calls';
import { ApiError } from '../api/client';
import type { Case, Here, TimelineEntry } from '../api/types';
import { both, clock, day, dayOfYear, say, t, weekday, zone } from '../i18n';
import { refreshAll } from '../state/fresh';
import { now } from '../state/session';
import { toast } from '../state/toast';
import { Icon } from '../ui/icons';
import { ActorLine, Card, reasonOf } from '../ui/parts';

/** `known`: the task beside it says already what the step is for. */
function HereCard({ here, known }: { here: Here; known: boolean }) {
  return (
    <Card title={say(here.label)} class="here-card" aside={here.late ? <span class="chip red">{t('here.late')}</span> : undefined}>
      {here.why && !known && <p class="quiet">{say(here.why)}</p>}
      <h3>{t('here.waits')}</h3>
      {here.waits_for && <p>{say(here.waits_for)}</p>}
      {here.asked && !here.waits_for && (
        <p>
          {t('here.answered', { n: here.asked.answered, of: here.asked.people })}
          {here.asked.enough !== null && ` ${t('here.enough', { n: here.asked.enough })}`}
        </p>
      )}
      {here.people.length > 0 && (
        <ul class="actors">
          {here.people.map((actor) => (
            <li key={`${actor.id} ${actor.capacity}`}>
              <ActorLine actor={actor} />
            </li>
          ))}
        </ul>
      )}
      {here.claimed_by && <p class="quiet">{t('here.claimed', { name: here.claimed_by.name })}</p>}
      {here.escalated.length > 0 && (
        <>
          <h3>{t('here.also')}</h3>
          <p class="quiet">{t('here.also-why')}</p>
          <ul class="actors">
            {here.escalated.map((actor) => (
              <li key={`${actor.id} ${actor.capacity}`}>
                <ActorLine actor={actor} />
              </li>
            ))}
          </ul>
        </>
      )}
      <dl class="facts">
        <div>
          <dt>{t('here.since')}</dt>
          <dd>{dayOfYear(here.since)}</dd>
        </div>
        {here.due && (
          <div>
            <dt>{t('here.due')}</dt>
            <dd>
              {weekday(here.due)}, {clock(here.due)} {zone()}
            </dd>
          </div>
        )}
        {here.basis && !known && (
          <div>
            <dt>{t('basis')}</dt>
            <dd>{here.basis}</dd>
          </div>
        )}
      </dl>
      {here.next.length > 0 && (
        <div class="silence">
          <h3>{t('here.silent')}</h3>
          <ul>
            {here.next.map((each) => (
              <li key={`${each.at} ${say(each.what)}`}>{say(each.what)}</li>
            ))}
          </ul>
        </div>
      )}
    </Card>
  );
}

function Incident({ shown }: { shown: Case }) {
  const [busy, setBusy] = useState(false);
  const incident = shown.incident;
  if (!incident) return null;
  const retry = async () => {
    setBusy(true);
    try {
      await calls.retryCase(shown.id);
      toast(both('incident.retried'), { tone: 'good' });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      toast(reasonOf(error), { tone: 'bad' });
    }
    await refreshAll();
    setBusy(false);
  };
  return (
    <Card title={t('incident.title')} class="amber-card">
      <p>
        <b>{say(incident.step)}</b> · <time dateTime={incident.since}>{dayOfYear(incident.since)}</time>
      </p>
      <p>{say(incident.sentence)}</p>
      <p class="quiet">{t(shown.may_retry ? 'incident.yours' : 'incident.others')}</p>
      {shown.may_retry && (
        <button type="button" class="button small" aria-busy={busy} onClick={() => void retry()}>
          <Icon name="retry" size={16} /> {t('incident.retry')}
        </button>
      )}
    </Card>
  );
}

const TONE: Record<string, string> = {
  returned: 'back',
  escalated: 'back',
  incident: 'bad',
  deadline: 'back',
  reminded: 'quiet',
  told: 'quiet',
};
function Entry({ entry }: { entry: TimelineEntry }) {
  return (
    <li class={TONE[entry.kind] ?? ''}>
      <p>
        <time dateTime={entry.at}>{t('at', { day: day(entry.at, now()), time: clock(entry.at) })}</time>
      </p>
      <p>{say(entry.sentence)}</p>
      {entry.note && <blockquote>{entry.note}</blockquote>}
    </li>
  );
}

const SHORT = 6;
function Timeline({ entries }: { entries: TimelineEntry[] }) {
  const [all, setAll] = useState(false);
  const shown = all ? entries : entries.slice(0, SHORT);
  return (
    <Card title={t('case.history')}>
      <ol class="history">
        {shown.map((entry, i) => (
          <Entry key={`${entry.at} ${i}`} entry={entry} />
        ))}
      </ol>
      {entries.length > SHORT && (
        <button type="button" class="link-button" aria-expanded={all} onClick={() => setAll(!all)}>
          {t(all ? 'case.history-less' : 'case.history-all', { n: entries.length })}
        </button>
      )}
    </Card>
  );
}

export function Side({ shown }: { shown: Case }) {
  return (
    <div class="side">
      <Incident shown={shown} />
      {shown.here.map((here) => (
        <HereCard key={here.step} here={here} known={shown.tasks.some((task) => task.step === here.step)} />
      ))}
      <Timeline entries={shown.timeline} />
    </div>
  );
}
