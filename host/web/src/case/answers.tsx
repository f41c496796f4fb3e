// What others have answered: the thing to judge by when deciding, and afterwards the record. Of a step that asked several
// people, all answers stand together; of a confidential one without a name, or not at all while too few have answered.
import type { Answer, Section } from '../api/types';
import { PeopleContext } from '../form/people';
import { ReadFields } from '../form/read';
import { dayOfYear, say, t } from '../i18n';
import { Icon } from '../ui/icons';
import { Card, capacityOf, PluginTag } from '../ui/parts';
import { groupsOf, votesOf } from './groups';

function ReadSection({ section, under }: { section: Section; under: string }) {
  const label = say(section.label);
  return (
    <section class="read-section">
      <h4>
        <span class={label === under ? 'hidden' : ''}>{label}</span> <PluginTag plugin={section.plugin} />
      </h4>
      <PeopleContext.Provider value={section.options ?? {}}>
        <ReadFields schema={section.schema} value={section.value} under={label} />
      </PeopleContext.Provider>
    </section>
  );
}

/** Who answered, as far as it may be told. */
function byWords(answer: Answer): string {
  if (answer.by) {
    const capacity = capacityOf(answer.by);
    return `${answer.by.name}${capacity ? ` (${capacity})` : ''}`;
  }
  return t(answer.confidential ? 'answers.unnamed' : 'answers.silent');
}

function AnswerBody({ answer }: { answer: Answer }) {
  if (answer.hidden) return <Hidden words={say(answer.hidden)} />;
  return (
    <>
      <p class="answer-by">
        {byWords(answer)}
        {answer.at && (
          <>
            {' · '}
            <time dateTime={answer.at}>{dayOfYear(answer.at)}</time>
          </>
        )}
        {answer.choice && <span class="chip">{say(answer.choice)}</span>}
      </p>
      {answer.note && <blockquote>{answer.note}</blockquote>}
      {answer.sections.map((section) => (
        <ReadSection key={section.form} section={section} under={say(answer.label)} />
      ))}
    </>
  );
}

const Hidden = ({ words }: { words: string }) => (
  <p class="notice">
    <Icon name="lock" size={18} /> {words}
  </p>
);

/** All answers of one step and round. */
function GroupBody({ group }: { group: Answer[] }) {
  const first = group[0]!;
  if (group.length === 1 && !first.confidential) return <AnswerBody answer={first} />;
  const hidden = group.find((answer) => answer.hidden)?.hidden;
  if (hidden) return <Hidden words={say(hidden)} />;
  const votes = votesOf(group);
  return (
    <>
      {first.confidential && <p class="quiet">{t('answers.confidential')}</p>}
      {votes.length > 0 && (
        <ul class="votes" aria-label={t('answers.votes')}>
          {votes.map(({ choice, count }) => (
            <li key={choice}>
              {choice} <b>{count}</b>
            </li>
          ))}
        </ul>
      )}
      <ol class="group">
        {group.map((answer, i) => (
          <li key={i}>
            <AnswerBody answer={answer} />
          </li>
        ))}
      </ol>
    </>
  );
}

const roundChip = (answer: Answer) => (answer.round > 1 ? <span class="chip">{t('answers.round', { n: answer.round })}</span> : null);

/** What to judge by, right above the decision. */
export const Context = ({ answers }: { answers: Answer[] }) => (
  <div class="context">
    {groupsOf(answers).map((group) => (
      <section key={`${group[0]!.step} ${group[0]!.round}`} aria-label={say(group[0]!.label)}>
        <h3>
          {say(group[0]!.label)}
          {roundChip(group[0]!)}
        </h3>
        <GroupBody group={group} />
      </section>
    ))}
  </div>
);

function summaryOf(group: Answer[]): string {
  const first = group[0]!;
  if (group.length > 1) return t('answers.count', { n: group.length });
  return [first.hidden ? '' : byWords(first), first.at ? dayOfYear(first.at) : ''].filter(Boolean).join(' · ');
}

export function AnswersSoFar({ answers, openFirst }: { answers: Answer[]; openFirst: boolean }) {
  if (!answers.length) return null;
  return (
    <Card title={t('answers.title')} class="answers">
      {groupsOf(answers).map((group, i) => (
        <details key={`${group[0]!.step} ${group[0]!.round} ${group[0]!.at}`} open={openFirst && i === 0}>
          <summary>
            <b>{say(group[0]!.label)}</b>
            {group[0]!.round > 1 && <small>{t('answers.round', { n: group[0]!.round })}</small>}
            <small>{summaryOf(group)}</small>
          </summary>
          <GroupBody group={group} />
        </details>
      ))}
    </Card>
  );
}
