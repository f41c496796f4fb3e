// Where the case stands: you are here, before, next; as a drawing, as a list, or as the bar of a phone.
import { useState } from 'preact/hooks';
import type { Case } from '../api/types';
import { Diagram } from '../flow/diagram';
import { StepBar, StepList } from '../flow/steps';
import { daysBetween, say, t } from '../i18n';
import { now } from '../state/session';
import { Card } from '../ui/parts';

function hereWords(shown: Case): string {
  const since = shown.here.map((each) => each.since).sort()[0];
  return since ? t('case.here', { n: daysBetween(since, now()) }) : t('case.here-now');
}
const describe = (shown: Case) =>
  shown.here.length
    ? t('case.diagram', { workflow: say(shown.workflow.label), step: shown.here.map((each) => say(each.label)).join(', ') })
    : t('case.diagram-ended', { workflow: say(shown.workflow.label) });

export function WhereItStands({ shown }: { shown: Case }) {
  const [asList, setAsList] = useState(false);
  const here = hereWords(shown);
  const ended = shown.outcome ? say(shown.outcome) : shown.status === 'open' ? null : t(`status.${shown.status}`);
  return (
    <Card
      title={t('case.where')}
      class="where"
      aside={
        <button type="button" class="button small wide-only" aria-pressed={asList} onClick={() => setAsList(!asList)}>
          {t('case.as-list')}
        </button>
      }
    >
      <div class="wide-only">
        {asList ? (
          <StepList drawing={shown.diagram} here={here} />
        ) : (
          <Diagram drawing={shown.diagram} title={describe(shown)} here={here} />
        )}
      </div>
      <div class="narrow-only">
        <StepBar drawing={shown.diagram} here={here} ended={ended} />
      </div>
    </Card>
  );
}
