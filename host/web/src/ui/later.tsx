// A page that few need is fetched when somebody goes there: whoever only has an inbox does not wait for it.
import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { ApiError } from '../api/client';
import { t } from '../i18n';
import { Trouble } from './parts';

export function later<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const page = signal<ComponentType<P> | null>(null);
  const failed = signal(false);
  let asked = false;
  const ask = () => {
    asked = true;
    failed.value = false;
    load().then(
      (found) => {
        page.value = found;
      },
      () => {
        failed.value = true;
      },
    );
  };
  return (props: P) => {
    if (!asked) ask();
    const Page = page.value;
    if (Page) return <Page {...props} />;
    if (failed.value) return <Trouble error={new ApiError(0, 'Offline')} again={ask} />;
    return (
      <p class="empty" role="status">
        {t('loading')}
      </p>
    );
  };
}
