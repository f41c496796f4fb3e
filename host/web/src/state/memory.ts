// Unsent answers in this tab's session storage, so that a reload without a connection loses nothing. They are personal:
// they go when they are saved on the host, when the person signs out, and when another one signs in.
import type { DraftContent } from '../api/types';

const PREFIX = 'draft ';
const storage = (): Storage | null => {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
};
const nameOf = (login: string, caseId: string, task: number) => `${PREFIX}${login} ${caseId} ${task}`;

export function remember(login: string, caseId: string, task: number, content: DraftContent | null) {
  try {
    if (content) storage()?.setItem(nameOf(login, caseId, task), JSON.stringify(content));
    else storage()?.removeItem(nameOf(login, caseId, task));
  } catch {} // full or forbidden: the page's own memory still has it
}
export function remembered(login: string, caseId: string, task: number): DraftContent | null {
  try {
    const found = storage()?.getItem(nameOf(login, caseId, task));
    return found ? (JSON.parse(found) as DraftContent) : null;
  } catch {
    return null;
  }
}
export function forgetAll({ except }: { except?: string } = {}) {
  const place = storage();
  if (!place) return;
  for (const name of Object.keys(place))
    if (name.startsWith(PREFIX) && !(except && name.startsWith(`${PREFIX}${except} `))) place.removeItem(name);
}
