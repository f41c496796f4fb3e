// "Mengapa?": the value in words, the rule that made it, and everything it rests on, beside the case; a page of its own on
// a phone and on paper. It has an address, so that one can send it to somebody.
import type { Case, CaseNumber, Why } from '../api/types';
import { proposalOf } from '../case/headline';
import { dayOfYear, say, t } from '../i18n';
import { go } from '../router';
import { Dialog } from '../ui/dialog';
import { Icon, type IconName } from '../ui/icons';
import { Trouble } from '../ui/parts';
import { useWhy } from './load';
import { type About, Reason, Reasons, Weights } from './node';
import { isMoney } from './tree';
import { basisWords, labelWords, rupiah, valueWords } from './words';

/** STEP.FIELD as two parts: a dot would make the host look for a file. */
export const whyAddress = (caseId: string, field: string) =>
  `/kasus/${caseId}/mengapa/${field.split('.').map(encodeURIComponent).join('/')}`;

/** Beside a number; says whose reasons it opens to whoever hears only the link. */
export const WhyLink = ({ caseId, field, label }: About & { label: string }) => (
  <a class="why-link" href={whyAddress(caseId, field)}>
    {t('why.open')}
    <span class="hidden"> {label}</span>
  </a>
);

const OTHER_ICON: Record<Why['others'][number]['kind'], IconName> = { other: 'forward', without: 'info', when: 'calendar' };
const otherLine = (other: Why['others'][number]) => (
  <li key={say(other.sentence)} class={other.kind}>
    <Icon name={OTHER_ICON[other.kind]} size={18} /> <span>{say(other.sentence)}</span>
  </li>
);
/** What the effort changed: the first thing to know of a result that it lifted. */
function Lifted({ others }: { others: Why['others'] }) {
  const without = others.filter((other) => other.kind === 'without');
  return without.length ? <ul class="others">{without.map(otherLine)}</ul> : null;
}
function Others({ others: all, id = 'why-others' }: { others: Why['others']; id?: string }) {
  const others = all.filter((other) => other.kind !== 'without');
  if (!others.length) return null;
  return (
    <section class="others" aria-labelledby={id}>
      <h3 id={id}>{t('why.others')}</h3>
      <p class="quiet">{t('why.others-lead')}</p>
      <ul>{others.map(otherLine)}</ul>
    </section>
  );
}

/** Of a rating that a person gave: what the machine had proposed, and from what. */
function Proposal({ caseId, of }: { caseId: string; of: CaseNumber }) {
  const { why } = useWhy(caseId, of.field);
  if (!why) return null;
  const about = { caseId, field: of.field };
  return (
    <section class="proposal-tree" aria-labelledby="why-proposal">
      <h3 id="why-proposal">
        {t('number.proposal')}: {valueWords(of)}
      </h3>
      <Lifted others={why.others} />
      <ul class="reasons">
        <Reason node={why.tree} about={about} />
      </ul>
      <Others others={why.others} id="proposal-others" />
    </section>
  );
}

function WhyBody({ why, about }: { why: Why; about: About }) {
  const { tree } = why;
  return (
    <>
      <header class="why-head">
        <p class="headline">
          {labelWords(why.label)}: <b>{isMoney(tree) ? rupiah(why.value!) : valueWords(why)}</b>
        </p>
        {say(tree.sentence) && <p>{say(tree.sentence)}</p>}
        <p class="quiet">{[t('why.at', { day: dayOfYear(why.at) }), basisWords(tree.basis)].filter(Boolean).join(' · ')}</p>
      </header>
      <Lifted others={why.others} />
      <section aria-labelledby="why-tree">
        <h3 id="why-tree">{t('why.tree')}</h3>
        {tree.children.length ? (
          <Reasons nodes={tree.children} about={about} />
        ) : (
          <ul class="reasons">
            <Reason node={tree} about={about} />
          </ul>
        )}
        <Weights node={tree} />
      </section>
      <Others others={why.others} />
    </>
  );
}

export function WhyPanel({ shown, field }: { shown: Case; field: string }) {
  const caseId = shown.id;
  const subject = `${shown.subject.name} · ${say(shown.workflow.label)}`;
  const proposal = proposalOf(shown.numbers, field);
  const { why, error, again } = useWhy(caseId, field);
  const close = () => go(`/kasus/${caseId}`, { replace: true });
  return (
    <Dialog title={t('why.title')} class="why" onClose={close}>
      <div class="why-about">
        <p class="crumb">{subject}</p>
        {why && (
          <button type="button" class="button small no-print" onClick={() => print()}>
            {t('why.print')}
          </button>
        )}
      </div>
      {why ? (
        <>
          <WhyBody why={why} about={{ caseId, field }} />
          {proposal && <Proposal caseId={caseId} of={proposal} />}
        </>
      ) : error ? (
        <Trouble error={error} again={again} />
      ) : (
        <p class="empty" role="status">
          {t('loading')}
        </p>
      )}
    </Dialog>
  );
}
