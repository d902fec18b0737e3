/** Dialogs and drawers: Semi's, with the house's sizes and buttons. Esc closes the top one and gives the focus back. */
import { type ReactNode, useEffect, useRef } from "react";
import { useWords } from "../words/words";
import { Button, Modal, SideSheet } from "./semi";

type Common = { title: ReactNode; open: boolean; close: () => void; children: ReactNode };
type DialogProps = Common & {
  /** Label of the main button; without it the dialog has no buttons of its own. */
  ok?: string;
  perform?: () => void;
  busy?: boolean;
  danger?: boolean;
  disabled?: boolean;
  width?: number;
};

/** Gives the focus back to whatever had it when the layer opened. */
function useOpener(open: boolean): void {
  const opener = useRef<Element | null>(null);
  useEffect(() => {
    if (open) opener.current = document.activeElement;
    else if (opener.current instanceof HTMLElement) {
      opener.current.focus();
      opener.current = null;
    }
  }, [open]);
}

export function Dialog({
  title,
  open,
  close,
  children,
  ok,
  perform,
  busy,
  danger,
  disabled,
  width = 480,
}: DialogProps) {
  const t = useWords();
  useOpener(open);
  const footer = ok ? (
    <>
      <Button type="tertiary" onClick={close}>
        {t("cancel")}
      </Button>
      <Button
        theme="solid"
        type={danger ? "danger" : "primary"}
        aria-busy={busy ?? false}
        disabled={disabled ?? false}
        onClick={() => perform?.()}
      >
        {ok}
      </Button>
    </>
  ) : null;
  return (
    <Modal
      title={title}
      visible={open}
      onCancel={close}
      footer={footer}
      width={width}
      centered
      closeOnEsc
      maskClosable={false}
    >
      {children}
    </Modal>
  );
}

export function Drawer({ title, open, close, children, width = 560 }: Common & { width?: number }) {
  useOpener(open);
  return (
    <SideSheet title={title} visible={open} onCancel={close} width={width} closeOnEsc>
      {children}
    </SideSheet>
  );
}
