// Answers of one step and round belong together, in the order in which the host gives them: for a confidential step that
// is the order of the pseudonyms, which says nothing of who or when.
import type { Answer } from '../api/types';
import { say } from '../i18n';

export function groupsOf(answers: Answer[]): Answer[][] {
  const groups = new Map<string, Answer[]>();
  for (const answer of answers) {
    const key = `${answer.step} ${answer.round}`;
    groups.set(key, [...(groups.get(key) ?? []), answer]);
  }
  return [...groups.values()];
}

/** How many chose what, where several did; most first. */
export function votesOf(group: Answer[]): { choice: string; count: number }[] {
  if (group.length < 2) return [];
  const counts = new Map<string, number>();
  for (const { choice } of group) if (choice) counts.set(say(choice), (counts.get(say(choice)) ?? 0) + 1);
  return [...counts].map(([choice, count]) => ({ choice, count })).sort((a, b) => b.count - a.count);
}
