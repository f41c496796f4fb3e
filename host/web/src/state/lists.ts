// One decision signs a list. It is held like any other; afterwards the page says what became of each line.
import { signal } from '@preact/signals';
import * as calls from '../api/calls';
import type { Answers, Choice, List, ListDecided } from '../api/types';
import { both, say } from '../i18n';
import { hold } from './decide';
import { refreshLists } from './places';
import { loadSession, whenPersonChanges } from './session';

/** Lists whose decision is held or on its way, by id. */
export const signing = signal<ReadonlySet<string>>(new Set());
export interface Signed {
  list: List;
  result: ListDecided;
}
export const signed = signal<Signed[]>([]);

const mark = (id: string, on: boolean) => {
  const next = new Set(signing.peek());
  if (on) next.add(id);
  else next.delete(id);
  signing.value = next;
};

export function sign(list: List, choice: Choice, note: string, except: string[], forms: Record<string, Answers>) {
  mark(list.id, true);
  const send = async (key: string) => {
    const decision = { id: list.id, hash: list.hash, choice: choice.name, except, forms, ...(note ? { note } : {}) };
    const result = await calls.decideList(decision, key);
    signed.value = [{ list, result }, ...signed.peek().filter((each) => each.list.id !== list.id)];
  };
  hold({
    text: both('lists.held', (of) => ({ choice: say(choice.label, of), unit: list.unit_label, n: list.rows.length - except.length })),
    items: [{ case: list.id, task: 0, name: list.unit_label, decision: { forms: {} }, page: '/daftar', send }],
    undone: () => mark(list.id, false),
  });
}

/** Decided or refused: the list stands on the page again as the host has it now. */
export async function signingOver(id: string) {
  if (!signing.peek().has(id)) return;
  await Promise.all([refreshLists(), loadSession()]); // the menu counts what is left
  mark(id, false);
}

whenPersonChanges(() => {
  signing.value = new Set();
  signed.value = [];
});
