import { t } from '../i18n';
import { path } from '../router';
import { PageHead, useTitle } from '../ui/parts';

/** An address that is none of ours: say so, and show the way back. */
export function MissingPage() {
  useTitle(t('missing.title'));
  return (
    <div class="page narrow-page">
      <PageHead crumb={path.value} title={t('missing.title')} />
      <section class="card" aria-label={t('missing.title')}>
        <p>{t('missing.why')}</p>
        <p class="missing-ways">
          <a class="button primary" href="/">
            {t('nav.inbox')}
          </a>
          <a class="button" href="/rencana">
            {t('nav.plan')}
          </a>
        </p>
      </section>
    </div>
  );
}
