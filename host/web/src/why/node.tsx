// One reason and what it rests on. Nested lists and native <details>: a screen reader and a keyboard know both.
import type { Source, WhyNode } from '../api/types';
import { dayOfYear, number, say, t } from '../i18n';
import { Icon } from '../ui/icons';
import { capacityOf, PluginTag } from '../ui/parts';
import { CorrectionLink } from './correction';
import { weightsOf } from './tree';
import { basisWords, labelWords, valueWords } from './words';

/** Of which number these are the reasons. */
export interface About {
  caseId: string;
  field: string;
}

/** "Data imunisasi, revisi 3, 6 Jan 2026, Lestari": the exact data that were used, and who brought them. */
export const sourceWords = (source: Source) =>
  [
    say(source.label),
    source.revision ? t('measure.revision', { n: number(source.revision) }) : '',
    source.at ? dayOfYear(source.at) : '',
    source.by?.name ?? '',
  ]
    .filter(Boolean)
    .join(', ');

function whoWords(node: WhyNode): string {
  if (!node.who) return node.at ? dayOfYear(node.at) : '';
  const capacity = capacityOf(node.who);
  return [`${node.who.name}${capacity ? ` (${capacity})` : ''}`, node.at ? dayOfYear(node.at) : ''].filter(Boolean).join(', ');
}

function Origin({ node, about }: { node: WhyNode; about: About }) {
  const who = whoWords(node);
  return (
    <>
      <dl class="origin">
        <div>
          <dt>{t('why.rule')}</dt>
          <dd>{t(`why.kind-${node.kind}`)}</dd>
        </div>
        {who && (
          <div>
            <dt>{t(node.who ? 'why.who' : 'why.computed')}</dt>
            <dd>{who}</dd>
          </div>
        )}
        {node.sources.length > 0 && (
          <div>
            <dt>{t('measure.source')}</dt>
            {node.sources.map((source) => (
              <dd key={`${source.plugin} ${source.dataset}`}>{sourceWords(source)}</dd>
            ))}
          </div>
        )}
        {node.basis && (
          <div>
            <dt>{t('basis')}</dt>
            <dd>{basisWords(node.basis)}</dd>
          </div>
        )}
        {node.plugin && (
          <div>
            <dt>Plugin</dt>
            <dd>
              <PluginTag plugin={node.plugin} />
            </dd>
          </div>
        )}
      </dl>
      {node.plugin?.file && (
        <details class="file">
          <summary>{t('why.file')}</summary>
          <p>
            {say(node.plugin.label)} · {node.plugin.owner}
          </p>
          <code>{node.plugin.file}</code>
        </details>
      )}
      {node.sources.map((source) => (
        <CorrectionLink
          key={`${source.plugin} ${source.dataset}`}
          {...about}
          label={say(node.label)}
          source={source}
          named={node.sources.length > 1}
        />
      ))}
    </>
  );
}

/** The shares and their sum, so that everybody sees that nothing is left out. */
export function Weights({ node }: { node: WhyNode }) {
  const weights = weightsOf(node);
  if (!weights) return null;
  return (
    <p class="weights">
      {t('why.weights')}{' '}
      <b>
        {weights.shares.map((share) => number(share)).join(' + ')} = {number(weights.sum)} %
      </b>
    </p>
  );
}

const isPlain = (node: WhyNode) => !node.children.length && !node.sources.length && !node.plugin && !node.who && !node.basis && !node.at;

function Head({ node }: { node: WhyNode }) {
  const how = say(node.sentence);
  return (
    <>
      <span class="reason-text">
        <b>{labelWords(node.label)}</b>
        {node.weight !== null && <span class="chip weight">{t('why.weight', { n: number(node.weight) })}</span>}
        {node.missing && <span class="chip amber">{t('why.missing')}</span>}
        {how && <small>{how}</small>}
      </span>
      <b class="value">{node.missing && node.value === null ? '–' : valueWords(node)}</b>
    </>
  );
}

/** How deep the tree stands open at first: a result, what it was made of, and where that came from; weights always. */
const OPEN_TO = 2;
export function Reason({ node, about, depth = 0 }: { node: WhyNode; about: About; depth?: number }) {
  if (isPlain(node))
    return (
      <li class="plain">
        <Head node={node} />
      </li>
    );
  return (
    <li>
      <details open={depth < OPEN_TO || node.kind === 'weigh'}>
        <summary>
          <Icon name="open" size={16} />
          <Head node={node} />
        </summary>
        <Origin node={node} about={about} />
        <Reasons nodes={node.children} about={about} depth={depth + 1} />
        <Weights node={node} />
      </details>
    </li>
  );
}
export function Reasons({ nodes, about, depth = 0 }: { nodes: WhyNode[]; about: About; depth?: number }) {
  if (!nodes.length) return null;
  return (
    <ul class="reasons">
      {nodes.map((child, i) => (
        <Reason key={`${say(child.label)} ${i}`} node={child} about={about} depth={depth} />
      ))}
    </ul>
  );
}
