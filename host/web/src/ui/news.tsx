// What the city has told this person, newest first. Read once it has been shown.
import { useEffect } from 'preact/hooks';
import * as calls from '../api/calls';
import { ApiError } from '../api/client';
import { clock, day, say, t } from '../i18n';
import { go } from '../router';
import { news, refreshNews } from '../state/fresh';
import { now, session } from '../state/session';
import { Dialog } from './dialog';

export const unread = () => news.value?.unread ?? session.value?.unread ?? 0;

/** The words of a message may name the page they are about; the case is a button of its own. */
const plain = (text: string) => text.replace(/\s*https?:\/\/\S+/g, '').trim();

export function NewsDialog({ onClose }: { onClose: () => void }) {
  useEffect(() => {
    const markRead = async () => {
      await refreshNews();
      const newest = news.peek()?.rows[0];
      if (!newest || !news.peek()?.unread) return;
      try {
        await calls.markRead(newest.id);
        const shown = news.peek();
        if (shown) news.value = { ...shown, unread: 0 }; // the rows keep their mark while the dialog is open
      } catch (error) {
        if (!(error instanceof ApiError)) throw error; // unread stays unread
      }
    };
    void markRead();
  }, []);
  const rows = news.value?.rows;
  return (
    <Dialog title={t('nav.news')} class="news" onClose={onClose}>
      {!rows ? (
        <p class="quiet" role="status">
          {t('loading')}
        </p>
      ) : rows.length === 0 ? (
        <p class="empty">{t('news.empty')}</p>
      ) : (
        <ul class="news-list">
          {rows.map((row) => (
            <li key={row.id} class={row.read ? '' : 'fresh'}>
              <p>
                <b>{say(row.title)}</b>
                {!row.read && <span class="hidden"> ({t('news.new')})</span>}
                <time dateTime={row.at}>{t('at', { day: day(row.at, now()), time: clock(row.at) })}</time>
              </p>
              <p class="quiet">{plain(say(row.text))}</p>
              {row.case && (
                <a
                  class="button small"
                  href={`/kasus/${row.case}`}
                  onClick={(event) => {
                    event.preventDefault();
                    onClose();
                    go(`/kasus/${row.case}`);
                  }}
                >
                  {t('news.open')}
                </a>
              )}
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
