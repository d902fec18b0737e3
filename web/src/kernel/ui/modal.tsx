/** The browser's own modal for the shell's layers: focus trap, Esc and focus back to the opener come with it. */
import { type ReactNode, useEffect, useRef } from "react";

type Props = {
  label: string;
  close?: (() => void) | undefined;
  className?: string;
  children: ReactNode;
};

/** Mounted means open. Without `close` it cannot be closed by Esc or a click outside. */
export function Modal({ label, close, className = "", children }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    const opener = document.activeElement;
    dialog?.showModal();
    return () => {
      dialog?.close();
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard's way out is Esc, which fires `cancel`
    <dialog
      ref={ref}
      aria-label={label}
      className={`modal ${className}`}
      onCancel={(event) => {
        event.preventDefault();
        close?.();
      }}
      onClick={(event) => {
        if (event.target === ref.current) close?.();
      }}
    >
      <div className="modal-body">{children}</div>
    </dialog>
  );
}
