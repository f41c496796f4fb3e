// My team: what waits for me of several people at the same step, in one table.
import { useEffect, useState } from 'preact/hooks';
import { say, t } from '../i18n';
import * as inbox from '../state/inbox';
import { session } from '../state/session';
import { groupsOf, mine } from '../team/load';
import { TeamTable } from '../team/table';
import { PageHead, useTitle } from '../ui/parts';

export function TeamPage() {
  const [chosen, setChosen] = useState<string | null>(null);
  useTitle(t('team.title'));
  useEffect(() => inbox.showTab('open'), []);
  useEffect(() => void inbox.refreshInbox('open'), []);
  const rows = inbox.rows.value;
  const groups = rows ? groupsOf(rows, mine.value) : [];
  const largest = [...groups].sort((a, b) => b.rows.length - a.rows.length)[0];
  const group = groups.find((each) => each.key === chosen) ?? largest;
  // what is being worked on stays in front, also when another step has more rows by then
  useEffect(() => {
    if (!chosen && group) setChosen(group.key);
  }, [chosen, group?.key]);
  return (
    <div class="page team">
      <PageHead crumb={session.value!.person.unit} title={t('team.title')} />
      {!rows && (
        <p class="empty" role="status">
          {t('loading')}
        </p>
      )}
      {rows && !group && <p class="empty">{t('team.empty')}</p>}
      {groups.length > 1 && (
        <div class="filters" role="group" aria-label={t('team.steps')}>
          {groups.map((each) => (
            <button type="button" key={each.key} aria-pressed={each === group} onClick={() => setChosen(each.key)}>
              {say(each.rows[0]!.title)}: {say(each.rows[0]!.step)} <b>{each.rows.length}</b>
            </button>
          ))}
        </div>
      )}
      {group && <TeamTable key={group.key} group={group} />}
    </div>
  );
}
