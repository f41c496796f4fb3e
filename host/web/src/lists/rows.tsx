// The lines of a list. A line that is taken out stays open as a task of its own, so the box says what it leaves out.
import type { List, ListRow } from '../api/types';
import { periodWords, say, t } from '../i18n';
import { isChanged, signedWords } from './sums';

interface Props {
  list: List;
  rows: ListRow[];
  except: ReadonlySet<string>;
  onToggle: (caseId: string) => void;
  caption: string;
}

function Row({ list, row, out, onToggle }: { list: List; row: ListRow; out: boolean; onToggle: () => void }) {
  const { name, position } = row.subject;
  return (
    <tr class={out ? 'out' : ''}>
      <td class="in-list">
        <label class="pick">
          <input type="checkbox" checked={!out} onChange={onToggle} aria-label={t('lists.keep', { name })} />
        </label>
      </td>
      <th scope="row">
        <a href={`/kasus/${row.case}`}>{name}</a>
        <small>{position}</small>
        {out && <span class="chip amber">{t('lists.out')}</span>}
      </th>
      {list.sum && (
        <td class="figure" data-label={say(list.sum.label)}>
          {row.amount ? say(row.amount.words) : '–'}
        </td>
      )}
      {list.previous && (
        <>
          <td class="figure" data-label={periodWords(list.previous.period)}>
            {row.previous ? say(row.previous.words) : '–'}
          </td>
          <td class="figure" data-label={t('lists.difference')}>
            {row.difference ? signedWords(list, row.difference.value) : isChanged(list, row) ? t('lists.new') : '–'}
          </td>
        </>
      )}
    </tr>
  );
}

export function Rows({ list, rows, except, onToggle, caption }: Props) {
  return (
    <div class="list-rows">
      <table>
        <caption class="hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('lists.in')}</th>
            <th scope="col">{t('lists.person')}</th>
            {list.sum && (
              <th scope="col" class="figure">
                {say(list.sum.label)}
              </th>
            )}
            {list.previous && (
              <>
                <th scope="col" class="figure">
                  {periodWords(list.previous.period)}
                </th>
                <th scope="col" class="figure">
                  {t('lists.difference')}
                </th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.case} list={list} row={row} out={except.has(row.case)} onToggle={() => onToggle(row.case)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
