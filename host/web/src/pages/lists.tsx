// For whoever signs for a unit at once: head count, sum, what changed against the time before, and one decision.
import { useEffect, useState } from 'preact/hooks';
import type { ApiError } from '../api/client';
import { t } from '../i18n';
import { ListCard } from '../lists/card';
import { SignedCard } from '../lists/signed';
import { signed } from '../state/lists';
import { lists, refreshLists } from '../state/places';
import { session } from '../state/session';
import { PageHead, Trouble, useTitle } from '../ui/parts';

export function ListsPage() {
  const [error, setError] = useState<ApiError | null>(null);
  useTitle(t('lists.title'));
  const load = async () => setError(await refreshLists());
  const day = session.value?.today;
  // a new day of the city may bring new lists
  useEffect(() => void load(), [day]);
  const shown = lists.value;
  return (
    <div class="page">
      <PageHead crumb={session.value!.person.unit} title={t('lists.title')} />
      {signed.value.map((each) => (
        <SignedCard key={each.list.id} signed={each} />
      ))}
      {error && <Trouble error={error} again={() => void load()} />}
      {!shown && !error && (
        <p class="empty" role="status">
          {t('loading')}
        </p>
      )}
      {shown?.length === 0 && <p class="empty">{t('lists.empty')}</p>}
      {shown?.map((list) => (
        <ListCard key={`${list.id} ${list.hash}`} list={list} />
      ))}
    </div>
  );
}
