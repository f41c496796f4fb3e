// My plan and results: where my own cases stand, and what last year's data say.
import { useEffect, useState } from 'preact/hooks';
import * as calls from '../api/calls';
import { ApiError } from '../api/client';
import type { Case, CaseNumber, PlanRow, Plans } from '../api/types';
import { headlineOf } from '../case/headline';
import { MeasureCard } from '../case/measures';
import { NumbersBody } from '../case/numbers';
import { CorrectionCards } from '../data/corrections';
import { known, periodWords, say, t, weekday } from '../i18n';
import { session } from '../state/session';
import { Icon } from '../ui/icons';
import { Card, PageHead, Trouble, useTitle } from '../ui/parts';
import { labelWords, valueWords } from '../why/words';

/** The result of one of my cases with where it comes from, fetched when it is opened. */
function Result({ caseId, what, headline }: { caseId: string; what: string; headline: CaseNumber }) {
  const [shown, setShown] = useState<Case | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const load = async () => {
    try {
      const fresh = await calls.casePage(caseId, null);
      setShown(fresh?.page ?? null);
      setError(null);
    } catch (problem) {
      if (!(problem instanceof ApiError)) throw problem;
      setError(problem);
    }
  };
  return (
    <details class="plan-result" onToggle={(event) => event.currentTarget.open && !shown && void load()}>
      <summary>
        {labelWords(headline.label)}: {valueWords(headline)}
        <span class="hidden"> {what}</span>
      </summary>
      {shown ? (
        <div class="numbers">
          <NumbersBody shown={shown} />
        </div>
      ) : error ? (
        <Trouble error={error} again={() => void load()} />
      ) : (
        <p class="quiet" role="status">
          {t('loading')}
        </p>
      )}
    </details>
  );
}

function Row({ row }: { row: PlanRow }) {
  const headline = headlineOf(row.numbers);
  const waits = row.waiting_for.map((actor) => (actor.id === session.value?.person.id ? t('you') : actor.name)).join(', ');
  return (
    <li>
      <a class="plan-row" href={`/kasus/${row.case}`}>
        <span class="plan-text">
          <b>
            {say(row.label)} · {periodWords(row.period)}
          </b>
          <small>
            {row.step && say(row.step)}
            {waits && ` · ${t('inbox.waits-for', { names: waits })}`}
          </small>
          <small>
            {[row.targets !== null && t('plan.targets', { n: row.targets }), row.due && t('plan.due', { day: weekday(row.due) })]
              .filter(Boolean)
              .join(' · ')}
          </small>
        </span>
        <span class={`chip ${row.status === 'ended' ? 'green' : row.status === 'open' ? 'amber' : ''}`}>
          {row.outcome ? say(row.outcome) : (known(`status.${row.status}`) ?? row.status)}
        </span>
        <Icon name="open" size={18} />
      </a>
      {headline && <Result caseId={row.case} what={`${say(row.label)} ${periodWords(row.period)}`} headline={headline} />}
    </li>
  );
}

/** What is open and the last months; older results are one press away. */
const SHORT = 8;

export function PlanPage() {
  const [plans, setPlans] = useState<Plans | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const [all, setAll] = useState(false);
  useTitle(t('plan.title'));
  const load = async () => {
    try {
      setPlans(await calls.plans());
      setError(null);
    } catch (problem) {
      if (!(problem instanceof ApiError)) throw problem;
      setError(problem);
    }
  };
  const day = session.value?.today;
  // a new day of the city brings new rows
  useEffect(() => void load(), [day]);
  const me = session.value!.person;
  return (
    <div class="page">
      <PageHead crumb={`${me.name} · ${me.position} · ${me.unit}`} title={t('plan.title')} />
      {error && <Trouble error={error} again={() => void load()} />}
      {!plans && !error && (
        <p class="empty" role="status">
          {t('loading')}
        </p>
      )}
      {plans && (
        <>
          <Card title={t('plan.rows')}>
            {plans.rows.length ? (
              <ul class="plan-rows">
                {(all ? plans.rows : plans.rows.slice(0, SHORT)).map((row) => (
                  <Row key={row.case} row={row} />
                ))}
              </ul>
            ) : (
              <p class="empty">{t('plan.empty')}</p>
            )}
            {plans.rows.length > SHORT && (
              <button type="button" class="link-button" aria-expanded={all} onClick={() => setAll(!all)}>
                {t(all ? 'case.history-less' : 'case.history-all', { n: plans.rows.length })}
              </button>
            )}
          </Card>
          <CorrectionCards />
          <Card title={t('plan.measures')} class="plan-measures">
            <p class="quiet">{t('plan.measures-lead')}</p>
            {plans.measures.length ? (
              <div class="measure-list">
                {plans.measures.map((measure) => (
                  <MeasureCard key={`${measure.indicator} ${measure.period}`} measure={measure} />
                ))}
              </div>
            ) : (
              <p class="empty">{t('plan.no-measures')}</p>
            )}
          </Card>
        </>
      )}
    </div>
  );
}
