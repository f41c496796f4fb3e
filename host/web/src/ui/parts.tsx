// Small pieces that every page shares.
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { ApiError } from '../api/client';
import type { Actor, Mandate, Plugin } from '../api/types';
import { dayOfYear, language, say, type Text, t } from '../i18n';
import { Icon } from './icons';

const TONES = ['green', 'blue', 'amber', 'rose'];
const initials = (name: string) =>
  name
    .replace(/\b(drs?|dra|drg|prof|ir|hj?|ns)\.\s*/gi, '')
    .split(',')[0]!
    .split(' ')
    .filter(Boolean)
    .map((word) => word[0]!.toUpperCase())
    .slice(0, 2)
    .join('');
/** The same person has the same colour on every page. */
const toneOf = (name: string) => TONES[[...name].reduce((sum, letter) => sum + letter.codePointAt(0)!, 0) % TONES.length]!;

export const Avatar = ({ name, large }: { name: string; large?: boolean }) => (
  <span class={`avatar ${toneOf(name)} ${large ? 'large' : ''}`} aria-hidden="true">
    {initials(name)}
  </span>
);

/** Working days left: late, today, or a quiet number. */
export function Due({ days }: { days: number | null }) {
  if (days === null) return null;
  if (days < 0)
    return (
      <span class="due late">
        <Icon name="warn" size={14} />
        {t('due.late', { n: -days })}
      </span>
    );
  if (days === 0)
    return (
      <span class="due today">
        <Icon name="clock" size={14} />
        {t('due.today')}
      </span>
    );
  return <span class="due">{t('due.in', { n: days })}</span>;
}

export const PluginTag = ({ plugin }: { plugin: Plugin }) => (
  <span class="plugin-tag" title={`${say(plugin.label)} · ${plugin.owner}`}>
    <Icon name="plug" size={14} />
    {plugin.name} {plugin.version}
  </span>
);

interface CardProps {
  title: string;
  aside?: ComponentChildren;
  class?: string;
  level?: 2 | 3;
  children: ComponentChildren;
}
export function Card({ title, aside, class: name = '', children }: CardProps) {
  return (
    <section class={`card ${name}`} aria-label={title}>
      <header class="card-head">
        <h2>{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  );
}

export function PageHead({ crumb, title, children }: { crumb: string; title: string; children?: ComponentChildren }) {
  return (
    <header class="page-head">
      <div>
        <p class="crumb">{crumb}</p>
        <h1 tabIndex={-1}>{title}</h1>
      </div>
      {children}
    </header>
  );
}

/** Under which capacity somebody acts, with the order that says so. */
export function capacityOf(actor: { capacity: string | null; mandate: Mandate | null; role?: Text | null }): string {
  const until = actor.mandate?.to ? t('capacity.until', { day: dayOfYear(actor.mandate.to) }) : '';
  const order = actor.mandate ? t('capacity.order', { number: actor.mandate.number, until }) : '';
  if (actor.capacity === 'role') return actor.role ? say(actor.role) : '';
  if (actor.capacity === 'plt' || actor.capacity === 'plh') return `${t(`capacity.${actor.capacity}`)}${order ? ` · ${order}` : ''}`;
  return order;
}

export function ActorLine({ actor }: { actor: Actor }) {
  const capacity = capacityOf(actor);
  return (
    <span class="actor">
      <Avatar name={actor.name} />
      <span>
        <b>{actor.name}</b>
        <small>
          {actor.position} · {actor.unit}
        </small>
        {capacity && <small class="capacity">{capacity}</small>}
      </span>
    </span>
  );
}

/** null: something further in names the page. */
export function useTitle(title: string | null) {
  const shown = language.value;
  // the language changes the title's words
  useEffect(() => {
    if (title !== null) document.title = `${title} – Jenjang`;
  }, [title, shown]);
}

/** What went wrong while something was fetched, and what can be done about it. */
export function Trouble({ error, again }: { error: ApiError; again?: () => void }) {
  return (
    <div class="trouble" role="alert">
      <Icon name={error.code === 'Offline' ? 'offline' : 'warn'} size={28} />
      <p>{reasonOf(error)}</p>
      {again && (
        <button type="button" class="button small" onClick={again}>
          <Icon name="retry" size={16} /> {t('again')}
        </button>
      )}
    </div>
  );
}
/** The host's own sentence where it gave one. */
export function reasonOf(error: ApiError): string {
  if (error.detail) return say(error.detail);
  if (error.code === 'Offline') return t('trouble.offline');
  if (error.status === 403) return t('trouble.forbidden');
  if (error.status === 404) return t('trouble.missing');
  if (error.status === 413) return t('trouble.large');
  if (error.status === 429) return t('trouble.many');
  return t('trouble.other', { code: error.code });
}
