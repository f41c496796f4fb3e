// For administrators: which plugins run, what is wrong with one, and the cases that wait for it to be mended.
import { useEffect, useState } from 'preact/hooks';
import * as calls from '../api/calls';
import { ApiError } from '../api/client';
import type { IncidentRow, PluginRow } from '../api/types';
import { both, clock, dayOfYear, known, say, t } from '../i18n';
import { toast } from '../state/toast';
import { Icon } from '../ui/icons';
import { Card, PageHead, reasonOf, Trouble, useTitle } from '../ui/parts';

const GOOD = new Set(['running', 'idle', 'no code']);

function PluginItem({ row, onRetry }: { row: PluginRow; onRetry: () => void }) {
  const good = GOOD.has(row.state) && !row.trouble;
  return (
    <li class="plugin-row">
      <div>
        <h3>{say(row.plugin.label)}</h3>
        <p class="quiet">
          {row.plugin.name} {row.plugin.version} · {row.owner}
        </p>
        <p class="quiet">{row.serves.length ? t('plugins.serves', { units: row.serves.join(', ') }) : t('plugins.city')}</p>
        {row.trouble && (
          <p class="plugin-trouble">
            <Icon name="warn" size={16} /> {say(row.trouble)}
          </p>
        )}
        {row.strikes > 0 && <p class="quiet">{t('plugins.strikes', { n: row.strikes })}</p>}
        {row.file && (
          <details class="file">
            <summary>{t('plugins.file', { hash: row.file.slice(0, 12) })}</summary>
            <code>{row.file}</code>
          </details>
        )}
      </div>
      <div class="plugin-state">
        <span class={`chip ${good ? 'green' : 'red'}`}>{known(`plugin-state.${row.state}`) ?? row.state}</span>
        {row.since && <small>{t('plugins.since', { day: dayOfYear(row.since), time: clock(row.since) })}</small>}
        {!good && (
          <button type="button" class="button small" onClick={onRetry}>
            <Icon name="retry" size={16} /> {t('incident.retry')}
            <span class="hidden"> {row.plugin.name}</span>
          </button>
        )}
      </div>
    </li>
  );
}

const IncidentItem = ({ row, onRetry }: { row: IncidentRow; onRetry: () => void }) => (
  <li class="plugin-row">
    <div>
      <h3>
        <a href={`/kasus/${row.case}`}>{row.subject.name}</a>
      </h3>
      <p class="quiet">
        {say(row.workflow)} · {say(row.step)}
      </p>
      <p class="plugin-trouble">
        <Icon name="warn" size={16} /> {say(row.sentence)}
      </p>
    </div>
    <div class="plugin-state">
      <small>{t('plugins.since', { day: dayOfYear(row.since), time: clock(row.since) })}</small>
      <button type="button" class="button small" onClick={onRetry}>
        <Icon name="retry" size={16} /> {t('incident.retry')}
        <span class="hidden"> {row.subject.name}</span>
      </button>
    </div>
  </li>
);

export function PluginsPage() {
  const [plugins, setPlugins] = useState<PluginRow[] | null>(null);
  const [incidents, setIncidents] = useState<IncidentRow[] | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  useTitle(t('plugins.title'));
  const load = async () => {
    try {
      const [first, second] = await Promise.all([calls.plugins(), calls.incidents()]);
      setPlugins(first.rows);
      setIncidents(second.rows);
      setError(null);
    } catch (problem) {
      if (!(problem instanceof ApiError)) throw problem;
      setError(problem);
    }
  };
  useEffect(() => void load(), []);
  const retry = async (act: () => Promise<unknown>) => {
    try {
      await act();
      toast(both('incident.retried'), { tone: 'good' });
    } catch (problem) {
      if (!(problem instanceof ApiError)) throw problem;
      toast(reasonOf(problem), { tone: 'bad' });
    }
    await load();
  };
  return (
    <div class="page">
      <PageHead crumb={t('plugins.crumb')} title={t('plugins.title')} />
      {error && <Trouble error={error} again={() => void load()} />}
      {incidents && (
        <Card title={t('plugins.incidents')} aside={<span class={`chip ${incidents.length ? 'red' : 'green'}`}>{incidents.length}</span>}>
          {incidents.length ? (
            <ul class="plugin-rows">
              {incidents.map((row) => (
                <IncidentItem key={`${row.case} ${row.since}`} row={row} onRetry={() => void retry(() => calls.retryCase(row.case))} />
              ))}
            </ul>
          ) : (
            <p class="empty">{t('plugins.no-incidents')}</p>
          )}
        </Card>
      )}
      {plugins && (
        <Card title={t('plugins.installed')} aside={<span class="chip">{plugins.length}</span>}>
          <ul class="plugin-rows">
            {plugins.map((row) => (
              <PluginItem key={row.plugin.name} row={row} onRetry={() => void retry(() => calls.retryPlugin(row.plugin.name))} />
            ))}
          </ul>
        </Card>
      )}
      {!plugins && !error && (
        <p class="empty" role="status">
          {t('loading')}
        </p>
      )}
    </div>
  );
}
