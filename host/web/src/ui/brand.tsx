// The mark, and the switch between the languages.
import { language, setLanguage, t } from '../i18n';

export const Logo = () => (
  <svg class="mark" viewBox="0 0 32 32" width="34" height="34" aria-hidden="true">
    <rect width="32" height="32" rx="9" />
    <path d="M8 22.500h5v-5.500h5.500v-5.500H24" />
  </svg>
);

export function LanguageSwitch() {
  const other = language.value === 'id' ? 'en' : 'id';
  return (
    <button type="button" class="language" lang={other} onClick={() => setLanguage(other)}>
      <span class="hidden">{t('language.switch')}</span>
      {(['id', 'en'] as const).map((each) => (
        <span key={each} aria-hidden="true" class={each === language.value ? 'on' : ''}>
          {each.toUpperCase()}
        </span>
      ))}
    </button>
  );
}
