// One person of the team: what the machine proposes, the form's fields side by side, and what became of the decision.
import type { InboxRow, Schema, Section } from '../api/types';
import { change } from '../case/deciding';
import { headlineOf } from '../case/headline';
import type { Faults } from '../form/check';
import { Field } from '../form/fields';
import { PeopleContext } from '../form/people';
import { fieldsOf } from '../form/schema';
import { say, t } from '../i18n';
import { formOf } from '../state/case';
import { isHeld } from '../state/decide';
import { Due } from '../ui/parts';
import { WhyLink } from '../why/panel';
import { labelWords, valueWords } from '../why/words';
import { isComplete, isLoaded, type Member, memberOf } from './load';

export interface Column {
  form: string;
  name: string;
  schema: Schema;
  required: boolean;
}
export const columnsOf = (sections: Section[]): Column[] =>
  sections.flatMap((section) =>
    fieldsOf(section.schema).map(([name, schema]) => ({
      form: section.form,
      name,
      schema,
      required: !!section.schema.required?.includes(name),
    })),
  );

function Cell({ member: { shown, task }, column, faults }: { member: Member; column: Column; faults: Faults }) {
  const form = formOf(shown.id, task);
  const answers = form.answers.value[column.form] ?? {};
  const section = task.sections.find((each) => each.form === column.form);
  // another case's form may be of another department
  if (!section?.schema.properties?.[column.name]) return <td>–</td>;
  const prefix = `/${shown.id}`;
  const own = Object.fromEntries(Object.entries(faults).map(([path, text]) => [`${prefix}${path}`, text]));
  return (
    <td data-label={column.schema.ui?.label ? say(column.schema.ui.label) : column.name}>
      <PeopleContext.Provider value={section.options ?? {}}>
        <Field
          compact
          path={`${prefix}/${column.form}/${column.name}`}
          schema={column.schema}
          value={answers[column.name]}
          required={column.required}
          faults={own}
          onChange={(value) => change(task, form, column.form, { ...answers, [column.name]: value })}
        />
      </PeopleContext.Provider>
    </td>
  );
}

function Outcome({ row, member }: { row: InboxRow; member: Member | null }) {
  if (!member) return <span class="quiet">{isLoaded(row) ? '–' : t('loading')}</span>;
  if (isHeld(row.case, row.task!)) return <span class="chip">{t('team.held')}</span>;
  if (isComplete(member)) return <span class="chip green">{t('team.complete')}</span>;
  return <span class="chip amber">{t('team.incomplete')}</span>;
}

export function TeamRow({ row, columns, proposals }: { row: InboxRow; columns: Column[]; proposals: boolean }) {
  const member = memberOf(row);
  const proposal = member && headlineOf(member.shown.numbers);
  const form = member && formOf(member.shown.id, member.task);
  return (
    <tr>
      <th scope="row">
        <a href={`/kasus/${row.case}`}>{row.subject.name}</a>
        <small>{row.subject.position}</small>
        <Due days={row.days_left} />
      </th>
      {proposals && (
        <td data-label={t('number.proposal')}>
          {proposal ? (
            <>
              <b>{valueWords(proposal)}</b>{' '}
              <WhyLink caseId={row.case} field={proposal.field} label={`${labelWords(proposal.label)}, ${row.subject.name}`} />
            </>
          ) : (
            '–'
          )}
        </td>
      )}
      {columns.map((column) =>
        member && form && !isHeld(row.case, row.task!) ? (
          <Cell key={`${column.form} ${column.name}`} member={member} column={column} faults={form.faults.value} />
        ) : (
          <td key={`${column.form} ${column.name}`}>–</td>
        ),
      )}
      <td>
        <Outcome row={row} member={member} />
      </td>
    </tr>
  );
}
