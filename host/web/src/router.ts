// History API and one signal. Links stay real <a href>, so they open in new tabs and work from the keyboard.
import { computed, signal } from '@preact/signals';

const location_ = signal(location.pathname + location.search);
export const path = computed(() => location_.value.split('?')[0]!);
export const query = computed(() => new URLSearchParams(location_.value.split('?')[1] ?? ''));

let moved = false;
/** Whether somebody has gone from one page to another since this one was loaded. */
export const hasMoved = () => moved;

export function go(to: string, { replace = false } = {}) {
  if (to === location_.peek()) return;
  if (!replace) moved = true;
  if (replace) history.replaceState(null, '', to);
  else history.pushState(null, '', to);
  location_.value = to;
}

export function match(pattern: string, of: string): Record<string, string> | null {
  const wanted = pattern.split('/');
  const given = of.split('/');
  if (wanted.length !== given.length) return null;
  const found: Record<string, string> = {};
  for (const [i, part] of wanted.entries()) {
    const value = given[i]!;
    if (part.startsWith(':')) {
      if (!value) return null;
      try {
        found[part.slice(1)] = decodeURIComponent(value);
      } catch {
        return null; // a broken escape is no address of ours
      }
    } else if (part !== value) return null;
  }
  return found;
}

export function startRouter() {
  addEventListener('popstate', () => {
    location_.value = location.pathname + location.search;
  });
  addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = (event.target as Element).closest?.<HTMLAnchorElement>('a[href]');
    if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin || link.hash) return;
    event.preventDefault();
    go(link.pathname + link.search);
  });
}
