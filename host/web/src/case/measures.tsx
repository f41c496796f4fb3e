// A value that nobody types: who judges by it cannot change it, and it carries its source and the standard it is held to.
import type { Measure } from '../api/types';
import { measured, say, t } from '../i18n';
import { Icon } from '../ui/icons';
import { PluginTag } from '../ui/parts';
import { CorrectionLink } from '../why/correction';
import { sourceWords } from '../why/node';

/** How far the value is on its way to the standard, as a share of the bar. */
function Bar({ value, standard, percent }: { value: number; standard: number; percent: boolean }) {
  const full = percent ? Math.max(100, value) : Math.max(value, standard, 1);
  return (
    <svg class="measure-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      <rect class="rest" width="100" height="6" />
      <rect class="got" width={(Math.max(0, value) / full) * 100} height="6" />
      <rect class="mark-line" x={Math.min(99, (standard / full) * 100)} width="1" height="6" />
    </svg>
  );
}

/** `caseId`: where a question about the number would belong. */
export function MeasureCard({ measure, caseId }: { measure: Measure; caseId?: string }) {
  const { standard, value } = measure;
  const numeric = value !== null && Number.isFinite(Number(value));
  return (
    <div class="measured">
      <p class="measured-head">
        <span>
          <Icon name="lock" size={15} /> {say(measure.label)}
        </span>
        <b>{value === null ? '–' : numeric ? measured(value, measure.measured_in) : value}</b>
      </p>
      {measure.failed ? <p class="measured-failed">{t('measure.failed')}</p> : <p>{say(measure.because)}</p>}
      {standard && numeric && !measure.failed && (
        <Bar value={Number(value)} standard={Number(standard.value)} percent={measure.measured_in === 'percent'} />
      )}
      {standard && (
        <details class="standard">
          <summary>
            {t(standard.better === 'higher' ? 'measure.standard-least' : 'measure.standard-most', {
              value: measured(standard.value, measure.measured_in),
            })}{' '}
            · <span>{t('measure.why')}</span>
          </summary>
          <p>{say(standard.why)}</p>
          <p class="quiet">{t('measure.standard-source', { source: standard.source })}</p>
        </details>
      )}
      <dl>
        <dt>{t('measure.source')}</dt>
        <dd>{measure.sources.length ? measure.sources.map(sourceWords).join('; ') : '–'}</dd>
        <dt>{t('measure.rule')}</dt>
        <dd>
          {measure.basis} <PluginTag plugin={measure.plugin} />
        </dd>
      </dl>
      {caseId &&
        measure.sources.map((source) => (
          <CorrectionLink
            key={`${source.plugin} ${source.dataset}`}
            caseId={caseId}
            field={measure.indicator}
            label={say(measure.label)}
            source={source}
          />
        ))}
    </div>
  );
}

export function Measures({ measures, caseId }: { measures: Measure[]; caseId: string }) {
  if (!measures.length) return null;
  const periods = [...new Set(measures.map((each) => each.period))];
  return (
    <div class="measures">
      <h4>{t('measure.title', { period: periods.join(', ') })}</h4>
      <div class="measure-list">
        {measures.map((measure) => (
          <MeasureCard key={`${measure.indicator} ${measure.period}`} measure={measure} caseId={caseId} />
        ))}
      </div>
    </div>
  );
}
