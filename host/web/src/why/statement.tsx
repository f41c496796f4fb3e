// An amount of money as a statement: each line with where it comes from, the sum at the end. It is the tree of reasons,
// read from top to bottom.
import type { Why } from '../api/types';
import { say, t } from '../i18n';
import { CorrectionLink } from './correction';
import { type About, sourceWords } from './node';
import { type Line, linesOf } from './tree';
import { basisWords, labelWords, rupiah, valueWords } from './words';

const DEEPEST = 3;
function Row({ line, about }: { line: Line; about: About }) {
  const { node, depth } = line;
  const cut = node.value?.startsWith('-') ?? false;
  const how = say(node.sentence);
  return (
    <tr class={`depth-${Math.min(depth, DEEPEST)} ${cut ? 'cut' : ''}`}>
      <th scope="row">
        {labelWords(node.label)}
        {node.missing && <span class="chip amber">{t('why.missing')}</span>}
        {how && <small>{how}</small>}
        {node.sources.map((source) => (
          <CorrectionLink
            key={`${source.plugin} ${source.dataset}`}
            {...about}
            label={say(node.label)}
            source={source}
            named={node.sources.length > 1}
          />
        ))}
      </th>
      <td class="origin-cell">
        {node.sources.map((source) => (
          <span key={`${source.plugin} ${source.dataset}`}>{sourceWords(source)}</span>
        ))}
        {node.basis && <small>{basisWords(node.basis)}</small>}
      </td>
      <td class="figure">{node.missing && node.value === null ? '–' : valueWords(node)}</td>
    </tr>
  );
}

export function Statement({ why, about }: { why: Why; about: About }) {
  const how = say(why.tree.sentence);
  return (
    <div class="statement">
      <table>
        <caption class="hidden">{t('pay.table', { what: labelWords(why.label) })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('pay.what')}</th>
            <th scope="col">{t('pay.origin')}</th>
            <th scope="col" class="figure">
              {t('pay.value')}
            </th>
          </tr>
        </thead>
        <tbody>
          {linesOf(why.tree).map((line, i) => (
            <Row key={i} line={line} about={about} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {labelWords(why.label)}
              {how && <small>{how}</small>}
            </th>
            <td class="figure">{rupiah(why.value!)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
