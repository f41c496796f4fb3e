// Which number stands on top of a case, and whether it may still change.
import type { Case, CaseNumber } from '../api/types';

/** The newest of all: later steps build on earlier ones. */
export const headlineOf = (numbers: CaseNumber[]): CaseNumber | undefined =>
  numbers.reduce<CaseNumber | undefined>((newest, each) => (newest && newest.at > each.at ? newest : each), undefined);

/** What the machine had computed last before a person gave this number. */
export function proposalOf(numbers: CaseNumber[], field: string): CaseNumber | undefined {
  const given = numbers.find((each) => each.field === field);
  if (!given?.given_by) return undefined;
  return headlineOf(numbers.filter((each) => !each.given_by && each.at <= given.at));
}

/** The employee has answered with a reason against it, and the case is not over: what was computed may still change. */
export const isDisputed = (shown: Pick<Case, 'status' | 'answers' | 'subject'>) =>
  shown.status === 'open' && shown.answers.some((answer) => answer.by?.id === shown.subject.id && !!answer.note);
