// All keys in one place (?), and the commands (Ctrl+K): go anywhere by typing.
import { signal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Key, language, say, setLanguage, t } from '../i18n';
import { go } from '../router';
import { rows } from '../state/inbox';
import { session, signOut } from '../state/session';
import { Dialog } from './dialog';

const shown = signal<'keys' | 'commands' | null>(null);
export const openKeys = () => {
  shown.value = 'keys';
};

const KEYS: [string[], Key][] = [
  [['J', '↓'], 'keys.next'],
  [['K', '↑'], 'keys.previous'],
  [['Enter'], 'keys.open'],
  [['X'], 'keys.pick'],
  [['Esc'], 'keys.clear'],
  [['Ctrl', 'K'], 'keys.commands'],
  [['Alt', '↑ ↓'], 'keys.move-row'],
  [['?'], 'keys.help'],
];

function KeysDialog() {
  return (
    <Dialog
      title={t('keys.title')}
      onClose={() => {
        shown.value = null;
      }}
    >
      <dl class="key-list">
        {KEYS.map(([keys, meaning]) => (
          <div key={meaning}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(meaning)}</dd>
          </div>
        ))}
      </dl>
      <p class="quiet">{t('keys.where')}</p>
    </Dialog>
  );
}

interface Command {
  words: string;
  more?: string;
  run: () => void;
}
function commands(): Command[] {
  const other = language.value === 'id' ? 'en' : 'id';
  const list: Command[] = [
    { words: t('nav.inbox'), run: () => go('/') },
    { words: t('inbox.waiting'), run: () => go('/?tab=waiting') },
    { words: t('inbox.done'), run: () => go('/?tab=done') },
    { words: t('nav.plan'), run: () => go('/rencana') },
    ...(session.value?.has_team ? [{ words: t('nav.team'), run: () => go('/tim') }] : []),
    ...(session.value?.lists ? [{ words: t('nav.lists'), run: () => go('/daftar') }] : []),
    ...(session.value?.uploads ? [{ words: t('nav.data'), run: () => go('/data') }] : []),
    ...(session.value?.administrator ? [{ words: t('nav.plugins'), run: () => go('/plugin') }] : []),
    ...(rows.value ?? []).map((row) => ({ words: row.subject.name, more: say(row.step), run: () => go(`/kasus/${row.case}`) })),
    { words: t('language.switch'), run: () => setLanguage(other) },
    { words: t('keys.title'), run: openKeys },
    { words: t('account.leave'), run: () => void signOut() },
  ];
  return list;
}

function CommandDialog() {
  const [typed, setTyped] = useState('');
  const box = useRef<HTMLDivElement>(null);
  const found = commands().filter(({ words, more }) => `${words} ${more ?? ''}`.toLowerCase().includes(typed.trim().toLowerCase()));
  const close = () => {
    shown.value = null;
  };
  useLayoutEffect(() => box.current?.querySelector('input')?.focus(), []);
  const run = (command: Command | undefined) => {
    if (!command) return;
    close();
    command.run();
  };
  const onKey = (event: KeyboardEvent) => {
    const stops = [...box.current!.querySelectorAll<HTMLElement>('input, button')];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
    if (event.key === 'Enter' && at === 0) run(found[0]);
    else if (to !== undefined) stops[Math.min(Math.max(to, 0), stops.length - 1)]?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title={t('keys.commands')} class="commands" onClose={close}>
      <div ref={box} onKeyDown={onKey}>
        <label class="search">
          <span class="hidden">{t('keys.where-to')}</span>
          <input type="search" placeholder={t('keys.where-to')} value={typed} onInput={(event) => setTyped(event.currentTarget.value)} />
        </label>
        <ul>
          {found.map((command, i) => (
            <li key={`${command.words} ${i}`}>
              <button type="button" class={i === 0 ? 'first' : ''} onClick={() => run(command)}>
                <b>{command.words}</b> {command.more && <small>{command.more}</small>}
              </button>
            </li>
          ))}
        </ul>
        <p class="quiet" role="status">
          {found.length ? '' : t('keys.nothing')}
        </p>
      </div>
    </Dialog>
  );
}

export function Keys() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || !session.peek() || document.querySelector('dialog[open]'))
        return;
      event.preventDefault();
      shown.value = 'commands';
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  if (shown.value === 'keys') return <KeysDialog />;
  return shown.value === 'commands' ? <CommandDialog /> : null;
}
