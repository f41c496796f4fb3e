// One list of one unit: what is signed, line by line, and the decision over all that stay in it.
import { useRef, useState } from 'preact/hooks';
import type { Answers, Choice, List } from '../api/types';
import { check, type Faults } from '../form/check';
import { clean, startOf } from '../form/clean';
import { Fields } from '../form/fields';
import { ErrorSummary } from '../form/parts';
import { longDay, number, periodWords, say, t } from '../i18n';
import { sign, signing } from '../state/lists';
import { Icon } from '../ui/icons';
import { Card, PluginTag } from '../ui/parts';
import { Rows } from './rows';
import { amountWords, difference, isChanged, signedWords, sumOf } from './sums';

/** What the decision covers, against what was signed the time before. */
function Figures({ list, count, sum }: { list: List; count: number; sum: string | null }) {
  const before = list.previous;
  return (
    <dl class="list-figures">
      <div>
        <dt>{t('lists.people')}</dt>
        <dd>{number(count)}</dd>
      </div>
      {sum !== null && (
        <div class="wide">
          <dt>{say(list.sum!.label)}</dt>
          <dd>{amountWords(list, sum)}</dd>
        </div>
      )}
      {before && (
        <div>
          <dt>{t('lists.before', { period: periodWords(before.period) })}</dt>
          <dd>
            {t('lists.of-people', { n: before.count })}
            {before.sum && <small>{say(before.sum.words)}</small>}
          </dd>
        </div>
      )}
      {before?.sum && sum !== null && (
        <div>
          <dt>{t('lists.difference')}</dt>
          <dd>{signedWords(list, difference(sum, before.sum.value))}</dd>
        </div>
      )}
    </dl>
  );
}

/** Filled in once, for all that stay in the list. */
function ListForms({ list, answers, faults, onChange }: { list: List; answers: Forms; faults: Faults; onChange: (forms: Forms) => void }) {
  return (
    <>
      {list.sections.map((section) => (
        <section key={section.form} class="section" aria-label={say(section.label)}>
          <h3>
            {say(section.label)} <PluginTag plugin={section.plugin} />
          </h3>
          <Fields
            path={`/${list.hash}/${section.form}`}
            schema={section.schema}
            answers={answers[section.form] ?? {}}
            faults={faults}
            onChange={(next) => onChange({ ...answers, [section.form]: next })}
          />
        </section>
      ))}
    </>
  );
}

type Forms = Record<string, Answers>;
const formFaults = (list: List, answers: Forms): Faults =>
  Object.fromEntries(
    list.sections.flatMap((section) =>
      Object.entries(check(section.schema, clean(answers[section.form] ?? {}))).map(([at, text]) => [
        `/${list.hash}/${section.form}${at}`,
        text,
      ]),
    ),
  );

function Decision({ list, except }: { list: List; except: ReadonlySet<string> }) {
  const [fault, setFault] = useState('');
  const [answers, setAnswers] = useState<Forms>(() =>
    Object.fromEntries(list.sections.map((section) => [section.form, startOf(section.schema, section.value)])),
  );
  const [faults, setFaults] = useState<Faults>({});
  const [summoned, setSummoned] = useState(0);
  const note = useRef<HTMLTextAreaElement>(null);
  const count = list.rows.length - except.size;
  const id = `note-${list.hash.slice(0, 8)}`;
  const choose = (choice: Choice) => {
    const text = note.current!.value.trim();
    const missing = count === 0 ? t('lists.none-left') : (choice.note_required || choice.kind === 'back') && !text ? t('note.missing') : '';
    const found = choice.kind === 'back' ? {} : formFaults(list, answers);
    setFault(missing);
    setFaults(found);
    if (Object.keys(found).length) setSummoned(summoned + 1);
    else if (missing) note.current!.focus();
    else sign(list, choice, text, [...except], Object.fromEntries(Object.entries(answers).map(([form, given]) => [form, clean(given)])));
  };
  const back = list.choices.filter((choice) => choice.kind === 'back');
  const on = list.choices.filter((choice) => choice.kind !== 'back');
  const buttons = [...back, ...on.slice(1), ...on.slice(0, 1)];
  return (
    <form noValidate onSubmit={(event) => event.preventDefault()}>
      <ErrorSummary faults={faults} summoned={summoned} />
      <ListForms list={list} answers={answers} faults={faults} onChange={setAnswers} />
      <div class={`field ${fault ? 'bad' : ''}`}>
        <label for={id}>{t('lists.note')}</label>
        <p class="help" id={`${id}-help`}>
          {t('lists.note-help')}
        </p>
        {fault && (
          <p class="error" id={`${id}-error`} role="alert">
            <Icon name="warn" size={16} /> {fault}
          </p>
        )}
        <textarea id={id} ref={note} rows={2} aria-invalid={!!fault} aria-describedby={`${id}-help${fault ? ` ${id}-error` : ''}`} />
      </div>
      <div class="row-end">
        <p class="small-print list-hash">{t('lists.hash', { hash: list.hash.slice(0, 12) })}</p>
        {buttons.map((choice) => (
          <button type="button" key={choice.name} class={`button ${choice === on[0] ? 'primary' : ''}`} onClick={() => choose(choice)}>
            <Icon name={choice.kind === 'back' ? 'undo' : 'check'} size={18} /> {say(choice.label)} · {t('lists.of-people', { n: count })}
          </button>
        ))}
      </div>
    </form>
  );
}

export function ListCard({ list }: { list: List }) {
  const [except, setExcept] = useState<ReadonlySet<string>>(new Set());
  const staying = list.rows.filter((row) => !except.has(row.case));
  const amounts = staying.flatMap((row) => (row.amount ? [row.amount.value] : []));
  const toggle = (id: string) => {
    const next = new Set(except);
    if (!next.delete(id)) next.add(id);
    setExcept(next);
  };
  const title = `${list.unit_label}: ${say(list.step_label)}`;
  if (signing.value.has(list.id))
    return (
      <Card title={title}>
        <p class="notice">
          <Icon name="clock" size={18} /> {t('task.held')}
        </p>
      </Card>
    );
  const changed = list.rows.filter((row) => isChanged(list, row));
  const same = list.rows.filter((row) => !changed.includes(row));
  return (
    <Card title={title} class="list-card" aside={list.due ? <small>{t('plan.due', { day: longDay(list.due) })}</small> : undefined}>
      <p class="crumb">
        {say(list.workflow_label)} · {say(list.period_label)}
      </p>
      <Figures list={list} count={staying.length} sum={list.sum && sumOf(amounts)} />
      {changed.length > 0 && (
        <>
          <h3>{t('lists.changed', { n: changed.length })}</h3>
          <Rows list={list} rows={changed} except={except} onToggle={toggle} caption={t('lists.changed', { n: changed.length })} />
        </>
      )}
      {same.length > 0 && (
        <details open={!changed.length}>
          <summary>{t(list.previous ? 'lists.same' : 'lists.all', { n: same.length })}</summary>
          <Rows
            list={list}
            rows={same}
            except={except}
            onToggle={toggle}
            caption={t(list.previous ? 'lists.same' : 'lists.all', { n: same.length })}
          />
        </details>
      )}
      <Decision list={list} except={except} />
    </Card>
  );
}
