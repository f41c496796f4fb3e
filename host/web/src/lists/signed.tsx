// What became of a list that was signed: how many, and every line that was refused, with its reason.
import { say, t } from '../i18n';
import { type Signed, signed } from '../state/lists';
import { Icon } from '../ui/icons';
import { Card } from '../ui/parts';

export function SignedCard({ signed: { list, result } }: { signed: Signed }) {
  const names = new Map(list.rows.map((row) => [row.case, row.subject.name]));
  const close = () => {
    signed.value = signed.peek().filter((each) => each.list.id !== list.id);
  };
  return (
    <Card title={t('lists.result', { unit: list.unit_label })} class={`signed ${result.refused.length ? 'amber-card' : ''}`}>
      <p>
        <Icon name="check" size={18} /> {t('lists.decided', { n: result.decided.length })}{' '}
        <span class="quiet">{t('lists.hash', { hash: result.list.slice(0, 12) })}</span>
      </p>
      {result.refused.length > 0 && (
        <>
          <p>
            <b>{t('lists.refused', { n: result.refused.length })}</b>
          </p>
          <ul class="signed-refused">
            {result.refused.map((each) => (
              <li key={each.case}>
                <a href={`/kasus/${each.case}`}>{names.get(each.case) ?? each.case}</a>: {say(each.sentence)}
              </li>
            ))}
          </ul>
        </>
      )}
      <button type="button" class="button small" onClick={close}>
        {t('close')}
      </button>
    </Card>
  );
}
