// For the officers who keep a department's data: what others ask of them, and the datasets that they may upload.
import { useEffect, useState } from 'preact/hooks';
import type { ApiError } from '../api/client';
import type { Dataset } from '../api/types';
import { CorrectionCards } from '../data/corrections';
import { dayOfYear, number, say, t } from '../i18n';
import { datasets, refreshDatasets } from '../state/places';
import { session } from '../state/session';
import { Icon } from '../ui/icons';
import { Card, PageHead, Trouble, useTitle } from '../ui/parts';

function Row({ dataset }: { dataset: Dataset }) {
  const newest = dataset.revisions[0];
  return (
    <li>
      <a class="plan-row" href={`/data/${dataset.plugin}/${dataset.name}`}>
        <span class="plan-text">
          <b>{say(dataset.label)}</b>
          <small>{say(dataset.plugin_label)}</small>
          <small>
            {newest
              ? [t('data.newest', { n: newest.revision, day: dayOfYear(newest.at) }), newest.by?.name].filter(Boolean).join(' · ')
              : t('data.never')}
          </small>
        </span>
        <span class="chip">{t('data.rows', { n: number(dataset.rows) })}</span>
        <Icon name="open" size={18} />
      </a>
    </li>
  );
}

export function DataPage() {
  const [error, setError] = useState<ApiError | null>(null);
  useTitle(t('data.title'));
  const load = async () => setError(await refreshDatasets());
  useEffect(() => void load(), []);
  return (
    <div class="page">
      <PageHead crumb={session.value!.person.unit} title={t('data.title')} />
      {error && <Trouble error={error} again={() => void load()} />}
      <CorrectionCards always />
      <Card title={t('data.sets')}>
        {datasets.value.length ? (
          <ul class="plan-rows">
            {datasets.value.map((dataset) => (
              <Row key={`${dataset.plugin} ${dataset.name}`} dataset={dataset} />
            ))}
          </ul>
        ) : (
          <p class="empty">{t('data.none')}</p>
        )}
      </Card>
    </div>
  );
}
