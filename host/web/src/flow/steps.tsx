// The same flow as a list, for phones and for whoever prefers to read.
import type { Diagram, DiagramNode } from '../api/types';
import { say, t } from '../i18n';

const humanSteps = (drawing: Diagram) =>
  drawing.nodes
    .filter(
      (node) =>
        node.kind === 'ask' || node.kind === 'together' || node.kind === 'wait' || node.kind === 'signpost' || node.state === 'here',
    )
    .filter((node) => node.kind !== 'start' && node.kind !== 'end');

function Step({ node, drawing, here }: { node: DiagramNode; drawing: Diagram; here: string }) {
  const back = drawing.edges.filter((edge) => edge.from === node.id && edge.kind === 'back' && edge.label);
  return (
    <li class={node.state} aria-current={node.state === 'here' ? 'step' : undefined}>
      <span class="dot" aria-hidden="true">
        {node.state === 'done' && '✓'}
      </span>
      <span>
        <b>{say(node.label)}</b>
        <span class="hidden"> ({t(`state.${node.state}`)})</span>
        {node.note && <small>{say(node.note)}</small>}
        {back.map((edge) => (
          <small class="alternative" key={edge.to}>
            ↩ {say(edge.label!)}
          </small>
        ))}
      </span>
      {node.state === 'here' && <span class="flag">{here}</span>}
    </li>
  );
}

export function StepList({ drawing, here }: { drawing: Diagram; here: string }) {
  return (
    <ol class="steps">
      {humanSteps(drawing).map((node) => (
        <Step key={node.id} node={node} drawing={drawing} here={here} />
      ))}
    </ol>
  );
}

/** The phone's summary: a bar of segments that opens into the list. */
export function StepBar({ drawing, here, ended }: { drawing: Diagram; here: string; ended: string | null }) {
  const steps = humanSteps(drawing);
  const current = steps.filter((node) => node.state === 'here'); // several where a block is open
  const at = steps.indexOf(current[0]!);
  const next = steps[steps.indexOf(current.at(-1)!) + 1];
  return (
    <details class="step-bar">
      <summary>
        <span class="segments" aria-hidden="true">
          {steps.map((node) => (
            <i key={node.id} class={node.state} />
          ))}
        </span>
        {at < 0 ? (
          <b>{ended ?? t('case.between')}</b>
        ) : (
          <>
            <b>{t('case.step', { i: at + 1, of: steps.length, step: current.map((node) => say(node.label)).join(', ') })}</b>
            <small>
              {here}
              {next && ` · ${t('case.then', { step: say(next.label) })}`}
            </small>
          </>
        )}
        <span class="more">{t('case.all-steps')}</span>
      </summary>
      <StepList drawing={drawing} here={here} />
    </details>
  );
}
