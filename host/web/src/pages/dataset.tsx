// One dataset: what its columns hold, a new file, the rows that count today, and every revision there was.
import { useEffect, useState } from 'preact/hooks';
import * as calls from '../api/calls';
import { ApiError } from '../api/client';
import type { Dataset, DatasetRows } from '../api/types';
import { Upload } from '../data/upload';
import { typeWords } from '../data/words';
import { clock, dayOfYear, number, say, t } from '../i18n';
import { datasets, refreshDatasets } from '../state/places';
import { Icon } from '../ui/icons';
import { Card, PageHead, Trouble, useTitle } from '../ui/parts';
import { MissingPage } from './missing';

const ROWS_SHOWN = 20;

const Columns = ({ dataset }: { dataset: Dataset }) => (
  <Card title={t('data.columns')}>
    <dl class="column-list">
      {dataset.columns.map((column) => (
        <div key={column.name}>
          <dt>
            <code>{column.name}</code> {column.key && <span class="chip">{t('data.key')}</span>}
          </dt>
          <dd>{typeWords(column.type)}</dd>
        </div>
      ))}
    </dl>
    <p class="quiet">{t('data.key-why')}</p>
  </Card>
);

const Revisions = ({ dataset }: { dataset: Dataset }) => (
  <Card title={t('data.revisions')}>
    {dataset.revisions.length ? (
      <ol class="revisions">
        {dataset.revisions.map((each) => (
          <li key={each.revision}>
            <b>{t('data.revision', { n: each.revision })}</b> {t('data.rows', { n: number(each.rows) })}
            <small>{[`${dayOfYear(each.at)} ${clock(each.at)}`, each.by?.name, each.source].filter(Boolean).join(' · ')}</small>
          </li>
        ))}
      </ol>
    ) : (
      <p class="empty">{t('data.never')}</p>
    )}
  </Card>
);

function Rows({ dataset }: { dataset: Dataset }) {
  const [found, setFound] = useState<DatasetRows | null>(null);
  const revision = dataset.revisions[0]?.revision;
  useEffect(() => {
    const load = async () => {
      try {
        setFound(await calls.datasetRows(dataset.plugin, dataset.name, ROWS_SHOWN));
      } catch (error) {
        if (!(error instanceof ApiError)) throw error; // the page is of use without it
      }
    };
    void load();
  }, [dataset.plugin, dataset.name, revision]);
  if (!found?.rows.length) return null;
  return (
    <Card title={t('data.today', { n: found.rows.length, of: number(dataset.rows) })}>
      <div class="csv-line" role="group" tabIndex={0} aria-label={t('data.today', { n: found.rows.length, of: number(dataset.rows) })}>
        <table>
          <thead>
            <tr>
              {found.columns.map((column) => (
                <th key={column.name} scope="col">
                  {column.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.rows.map((row, i) => (
              <tr key={i}>
                {row.map((cell, at) => (
                  <td key={at}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

export function DatasetPage({ plugin, name }: { plugin: string; name: string }) {
  const [loaded, setLoaded] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const dataset = datasets.value.find((each) => each.plugin === plugin && each.name === name);
  useTitle(dataset ? say(dataset.label) : t('data.title'));
  const load = async () => {
    setError(await refreshDatasets());
    setLoaded(true);
  };
  useEffect(() => void load(), [plugin, name]);
  if (!dataset && error) return <Trouble error={error} again={() => void load()} />;
  if (!dataset && loaded) return <MissingPage />;
  if (!dataset)
    return (
      <p class="empty" role="status">
        {t('loading')}
      </p>
    );
  return (
    <div class="page">
      <PageHead crumb={say(dataset.plugin_label)} title={say(dataset.label)}>
        <a class="button small" href="/data">
          <Icon name="back" size={16} /> {t('data.title')}
        </a>
      </PageHead>
      <div class="columns">
        <div class="main-column">
          {dataset.may_upload && <Upload key={`${plugin} ${name}`} dataset={dataset} onTaken={() => void load()} />}
          <Rows dataset={dataset} />
        </div>
        <div class="side">
          <Columns dataset={dataset} />
          <Revisions dataset={dataset} />
        </div>
      </div>
    </div>
  );
}
