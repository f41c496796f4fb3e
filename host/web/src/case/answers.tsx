// What others have answered: the thing to judge by when deciding, and afterwards the record.
import type { Answer, Section } from '../api/types';
import { ReadFields } from '../form/read';
import { dayOfYear, say, t } from '../i18n';
import { Card, capacityOf, PluginTag } from '../ui/parts';

function ReadSection({ section, under }: { section: Section; under: string }) {
  const label = say(section.label);
  return (
    <section class="read-section">
      <h4>
        <span class={label === under ? 'hidden' : ''}>{label}</span> <PluginTag plugin={section.plugin} />
      </h4>
      <ReadFields schema={section.schema} value={section.value} under={label} />
    </section>
  );
}

export function AnswerBody({ answer }: { answer: Answer }) {
  const capacity = answer.by ? capacityOf(answer.by) : '';
  return (
    <>
      <p class="answer-by">
        {answer.by ? answer.by.name : t('answers.silent')}
        {capacity && ` (${capacity})`} · <time dateTime={answer.at}>{dayOfYear(answer.at)}</time>
        {answer.choice && <span class="chip">{say(answer.choice)}</span>}
      </p>
      {answer.note && <blockquote>{answer.note}</blockquote>}
      {answer.sections.map((section) => (
        <ReadSection key={section.form} section={section} under={say(answer.label)} />
      ))}
    </>
  );
}

/** What to judge by, right above the decision. */
export const Context = ({ answers }: { answers: Answer[] }) => (
  <div class="context">
    {answers.map((answer) => (
      <section key={`${answer.step} ${answer.round}`} aria-label={say(answer.label)}>
        <h3>
          {say(answer.label)}
          {answer.round > 1 && <span class="chip">{t('answers.round', { n: answer.round })}</span>}
        </h3>
        <AnswerBody answer={answer} />
      </section>
    ))}
  </div>
);

export function AnswersSoFar({ answers, openFirst }: { answers: Answer[]; openFirst: boolean }) {
  if (!answers.length) return null;
  return (
    <Card title={t('answers.title')} class="answers">
      {answers.map((answer, i) => (
        <details key={`${answer.step} ${answer.round} ${answer.at}`} open={openFirst && i === 0}>
          <summary>
            <b>{say(answer.label)}</b>
            {answer.round > 1 && <small>{t('answers.round', { n: answer.round })}</small>}
            <small>
              {answer.by?.name ?? t('answers.silent')} · {dayOfYear(answer.at)}
            </small>
          </summary>
          <AnswerBody answer={answer} />
        </details>
      ))}
    </Card>
  );
}
