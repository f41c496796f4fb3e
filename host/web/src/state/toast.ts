// A short sentence that goes by itself; one at a time.
import { signal } from '@preact/signals';
import type { Text } from '../i18n';

export interface Toast {
  id: number;
  text: Text;
  undo?: () => void;
  tone?: 'good' | 'bad';
}
const SHOWN_MS = 6_000;
const UNDO_MS = 10_000;

export const toasted = signal<Toast | null>(null);
let timer: ReturnType<typeof setTimeout> | undefined;
let lastId = 0;

export function toast(text: Text, { undo, tone }: { undo?: () => void; tone?: Toast['tone'] } = {}) {
  const id = ++lastId;
  toasted.value = { id, text, undo, tone };
  resumeToast();
}
export const pauseToast = () => clearTimeout(timer);
export const resumeToast = () => {
  clearTimeout(timer);
  timer = setTimeout(
    () => {
      toasted.value = null;
    },
    toasted.peek()?.undo ? UNDO_MS : SHOWN_MS,
  );
};
export const dropToast = () => {
  clearTimeout(timer);
  toasted.value = null;
};
