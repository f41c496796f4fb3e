// A CSV file is looked at before it counts: the host says what is wrong in it or what it would change, and only then a
// press takes it, whole. Nothing is stored before that.
import { useEffect, useRef, useState } from 'preact/hooks';
import * as calls from '../api/calls';
import { ApiError, newKey } from '../api/client';
import type { Dataset, DatasetCheck, Finding } from '../api/types';
import { both, number, say, t } from '../i18n';
import { toast } from '../state/toast';
import { Icon } from '../ui/icons';
import { Card, reasonOf } from '../ui/parts';
import { Changes } from './changes';
import { type CsvRow, readCsv } from './csv';
import { Findings } from './findings';

interface Looked {
  file: File;
  rows: CsvRow[];
  check: DatasetCheck | null;
  findings: Finding[];
  error: string;
  /** The same on every press: a lost answer takes the file only once. */
  key: string;
}

export function Upload({ dataset, onTaken }: { dataset: Dataset; onTaken: () => void }) {
  const [looked, setLooked] = useState<Looked | null>(null);
  const [busy, setBusy] = useState<'checking' | 'taking' | null>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const result = useRef<HTMLDivElement>(null);
  // what the host says of a file takes the focus, once a file
  useEffect(() => {
    if (looked && !busy) result.current?.focus();
  }, [looked?.key]);

  const look = async (file: File | undefined) => {
    if (!file) return;
    setBusy('checking');
    setLooked(null);
    const found: Looked = { file, rows: readCsv(await file.text()), check: null, findings: [], error: '', key: newKey() };
    try {
      found.check = await calls.checkDataset(dataset.plugin, dataset.name, file);
      found.findings = found.check.findings;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      found.error = reasonOf(error);
      found.findings = findingsOf(error);
    }
    setBusy(null);
    setLooked(found);
    if (chooser.current) chooser.current.value = ''; // the same name, mended, is a new choice
  };
  const take = async () => {
    if (!looked || busy) return;
    setBusy('taking');
    try {
      const taken = await calls.takeDataset(dataset.plugin, dataset.name, looked.file, looked.file.name, looked.key);
      toast(
        both('data.taken', (of) => ({ n: taken.revision, rows: number(taken.rows, of), data: say(dataset.label, of) })),
        { tone: 'good' },
      );
      setLooked(null);
      onTaken();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setLooked({ ...looked, error: reasonOf(error), findings: findingsOf(error), check: error.passing ? looked.check : null });
    }
    setBusy(null);
  };

  const refused = looked && (looked.findings.length > 0 || !looked.check);
  const nothing = looked?.check && !refused && looked.check.added + looked.check.changed === 0;
  return (
    <Card title={t('data.upload')} class="upload">
      <div class="field">
        <p class="help" id="csv-help">
          {t('data.file-help', { columns: dataset.columns.map((column) => column.name).join(', ') })}
        </p>
        {/* the browser's own control speaks the browser's language, not the reader's */}
        <button type="button" class="button" aria-describedby="csv-help" aria-busy={!!busy} onClick={() => chooser.current?.click()}>
          {t('data.file')}
        </button>
        <input ref={chooser} type="file" accept=".csv,text/csv" hidden onChange={(event) => void look(event.currentTarget.files?.[0])} />
      </div>
      {busy && (
        <p class="quiet" role="status">
          {t(busy === 'checking' ? 'data.checking' : 'data.taking')}
        </p>
      )}
      {looked && (
        <div ref={result} tabIndex={-1} class="looked" aria-label={t('data.looked', { file: looked.file.name })} role="region">
          <h3>{t('data.looked', { file: looked.file.name })}</h3>
          {looked.error && (
            <p class="error" role="alert">
              <Icon name="warn" size={16} /> {looked.error}
            </p>
          )}
          {looked.findings.length > 0 && (
            <>
              <p>
                <b>{t('data.refused', { n: looked.findings.length })}</b> {t('data.refused-why')}
              </p>
              <Findings findings={looked.findings} rows={looked.rows} />
            </>
          )}
          {looked.check && !refused && <Changes check={looked.check} columns={dataset.columns} />}
          {nothing && <p>{t('data.nothing')}</p>}
          <div class="row-end">
            <button type="button" class="button" onClick={() => setLooked(null)}>
              {t('cancel')}
            </button>
            {looked.check && !refused && !nothing && (
              <button type="button" class="button primary" aria-busy={busy === 'taking'} onClick={() => void take()}>
                <Icon name="check" size={18} /> {t('data.take')}
              </button>
            )}
          </div>
        </div>
      )}
    </Card>
  );
}

const findingsOf = (error: ApiError): Finding[] => (error.body as { findings?: Finding[] } | null)?.findings ?? [];
