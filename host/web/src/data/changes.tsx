// What a file would change: how many rows are new, other and the same, and of some the value before and after.
import type { Column, DatasetCheck } from '../api/types';
import { number, t } from '../i18n';

function Change({ row, columns }: { row: DatasetCheck['sample'][number]; columns: Column[] }) {
  const before = row.before;
  const shown = columns.filter((column) => !column.key && (!before || before[column.name] !== row.after[column.name]));
  return (
    <tr>
      <th scope="row">
        {row.key}
        {!before && <span class="chip green">{t('data.new')}</span>}
      </th>
      <td>
        {shown.map((column) => (
          <span class="change" key={column.name}>
            <small>{column.name}</small>{' '}
            {before && (
              <>
                <del>{before[column.name] || '–'}</del> <span aria-hidden="true">→</span>{' '}
              </>
            )}
            <ins>{row.after[column.name] || '–'}</ins>
          </span>
        ))}
      </td>
    </tr>
  );
}

export function Changes({ check, columns }: { check: DatasetCheck; columns: Column[] }) {
  return (
    <>
      <dl class="list-figures">
        {(['added', 'changed', 'same'] as const).map((kind) => (
          <div key={kind}>
            <dt>{t(`data.count-${kind}`)}</dt>
            <dd>{number(check[kind])}</dd>
          </div>
        ))}
      </dl>
      {check.sample.length > 0 && (
        <div class="changes">
          <table>
            <caption>{t('data.sample', { n: check.sample.length, of: check.added + check.changed })}</caption>
            <thead>
              <tr>
                <th scope="col">{t('data.key')}</th>
                <th scope="col">{t('data.before-after')}</th>
              </tr>
            </thead>
            <tbody>
              {check.sample.map((row) => (
                <Change key={row.key} row={row} columns={columns} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
