// The native dialog: it keeps the focus inside, closes with Esc and gives the focus back.
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../i18n';
import { Icon } from './icons';

interface DialogProps {
  title: string;
  class?: string;
  onClose: () => void;
  children: ComponentChildren;
}
export function Dialog({ title, class: name = '', onClose, children }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  // at once, not after the next paint: what is typed meanwhile belongs to the dialog
  useLayoutEffect(() => {
    const dialog = box.current!;
    const before = document.activeElement as HTMLElement | null;
    dialog.showModal();
    return () => {
      if (dialog.open) dialog.close();
      if (before?.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      class={`dialog ${name}`}
      ref={box}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onMouseDown={(event) => {
        if (event.target === event.currentTarget) onClose(); // a press beside the sheet
      }}
    >
      <div class="sheet">
        <header class="sheet-head">
          <h2>{title}</h2>
          <button type="button" class="button icon-only" aria-label={t('close')} onClick={onClose}>
            <Icon name="close" />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
