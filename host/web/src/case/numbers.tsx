// What was computed in this case. The result comes first, with the person who gave it; what no person has decided yet is
// the machine's proposal and is called so. Never a bare number: each opens to its reasons.
import type { Case, CaseNumber } from '../api/types';
import { dayOfYear, t } from '../i18n';
import { Icon } from '../ui/icons';
import { Card, capacityOf } from '../ui/parts';
import { useWhy } from '../why/load';
import { WhyLink } from '../why/panel';
import { Statement } from '../why/statement';
import { isMoney } from '../why/tree';
import { labelWords, rupiah, valueWords } from '../why/words';
import { headlineOf, isDisputed } from './headline';

function Headline({ shown, of }: { shown: Case; of: CaseNumber }) {
  const { why } = useWhy(shown.id, of.field, shown.version);
  const money = !!why && isMoney(why.tree);
  const giver = of.given_by;
  const capacity = giver ? capacityOf(giver) : '';
  const disputed = isDisputed(shown);
  return (
    <>
      <div class="number-head">
        <p class="headline">
          {!giver && shown.status === 'open' && !money && <span class="proposal">{t('number.proposal')}: </span>}
          {labelWords(of.label)}: <b>{money ? rupiah(of.value) : valueWords(of)}</b>
        </p>
        {disputed && (
          <span class="chip amber">
            <Icon name="clock" size={14} /> {t('number.provisional')}
          </span>
        )}
        <WhyLink caseId={shown.id} field={of.field} label={labelWords(of.label)} />
      </div>
      <p class="quiet">
        {giver
          ? t('number.given', { name: `${giver.name}${capacity ? ` (${capacity})` : ''}`, day: dayOfYear(of.at) })
          : t(money || shown.status !== 'open' ? 'number.computed-rule' : 'number.computed', { day: dayOfYear(of.at) })}
        {disputed && ` ${t('number.provisional-why')}`}
      </p>
      {money && <Statement why={why} about={{ caseId: shown.id, field: of.field }} />}
    </>
  );
}

export function NumbersBody({ shown }: { shown: Case }) {
  const headline = headlineOf(shown.numbers);
  if (!headline) return <p class="quiet">{t('number.none')}</p>;
  const others = shown.numbers.filter((each) => each !== headline);
  return (
    <>
      <Headline shown={shown} of={headline} />
      {others.length > 0 && (
        <>
          <h3>{t('number.behind')}</h3>
          <dl class="number-list">
            {others.map((each) => (
              <div key={each.field}>
                <dt>{labelWords(each.label)}</dt>
                <dd>
                  <b>{valueWords(each)}</b> <WhyLink caseId={shown.id} field={each.field} label={labelWords(each.label)} />
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </>
  );
}

export const Numbers = ({ shown }: { shown: Case }) =>
  shown.numbers.length ? (
    <Card title={t('number.title')} class="numbers">
      <NumbersBody shown={shown} />
    </Card>
  ) : null;
