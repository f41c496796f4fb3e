// Which number stands on top of a case, and whether it may still change.
import type { Case, CaseNumber } from '../api/types';
import { say } from '../i18n';

/** The newest of all: later steps build on earlier ones. */
export const headlineOf = (numbers: CaseNumber[]): CaseNumber | undefined =>
  numbers.reduce<CaseNumber | undefined>((newest, each) => (newest && newest.at > each.at ? newest : each), undefined);

/** An amount of money is read as a statement, line by line. */
export const isMoney = (of: CaseNumber) => say(of.words, 'id').startsWith('Rp');

/** The employee has answered with a reason against it, and the case is not over: what was computed may still change. */
export const isDisputed = (shown: Pick<Case, 'status' | 'answers' | 'subject'>) =>
  shown.status === 'open' && shown.answers.some((answer) => answer.by?.id === shown.subject.id && !!answer.note);
