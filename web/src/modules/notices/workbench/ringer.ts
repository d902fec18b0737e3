/**
 * Sound and popup of a notice, in one tab only.
 * Browsers let sound begin at the first gesture, and popups only over https or on loopback with the person's leave.
 */
import type { Notice } from "@/kernel/live/frames";
import type { Level } from "./calls";

const TONES: Record<Level, number[]> = { info: [660], warn: [660, 880], urgent: [880, 660, 880] };
const BEAT = 0.16;
let audio: AudioContext | undefined;

export const canPopUp = (): boolean => typeof Notification !== "undefined" && globalThis.isSecureContext;
export const popupLeave = (): NotificationPermission | "impossible" =>
  canPopUp() ? Notification.permission : "impossible";
export const soundIsOpen = (): boolean => audio?.state === "running";

/** Must be called from a press: browsers open sound for nothing else. */
export async function openSound(): Promise<boolean> {
  audio ??= new AudioContext();
  await audio.resume();
  return audio.state === "running";
}

export function ring(level: Level, volume: number): void {
  if (audio?.state !== "running") return;
  const at = audio;
  const start = at.currentTime;
  TONES[level].forEach((hertz, i) => {
    const [tone, gain] = [at.createOscillator(), at.createGain()];
    tone.frequency.value = hertz;
    gain.gain.value = (volume / 100) * 0.3;
    tone.connect(gain).connect(at.destination);
    tone.start(start + i * BEAT);
    tone.stop(start + (i + 1) * BEAT - 0.02);
  });
}

export function popUp(title: string, text: string, tag: string, open: () => void): void {
  if (popupLeave() !== "granted") return;
  const shown = new Notification(title, { body: text, tag });
  shown.onclick = () => {
    window.focus();
    open();
    shown.close();
  };
}

/** Of several tabs the one that holds the lock makes the noise. */
export function inOneTab(lead: () => void): () => void {
  if (!navigator.locks) {
    lead();
    return () => undefined;
  }
  const gone = new AbortController();
  let release: (() => void) | undefined;
  navigator.locks
    .request("roost.ringer", { signal: gone.signal }, () => {
      lead();
      return new Promise<void>((done) => {
        release = done;
      });
    })
    .catch((error: unknown) => {
      if (!gone.signal.aborted) throw error;
    });
  return () => {
    gone.abort();
    release?.();
  };
}

export const wanted = (notice: Notice): boolean => notice.sound || notice.popup;
