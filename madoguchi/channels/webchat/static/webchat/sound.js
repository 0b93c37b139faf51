/* Two soft notes when a person answers; silent until the customer has touched the page, and by her choice. */
import { keep, recall } from "./store.js";

let context = null;

export const quiet = () => recall("quiet") === "1";

function note(frequency, start) {
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.frequency.value = frequency;
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(0.08, start + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.35);
  tone.connect(volume).connect(context.destination);
  tone.start(start);
  tone.stop(start + 0.4);
}

export function chime() {
  if (!context || context.state !== "running" || quiet()) return;
  note(659.25, context.currentTime);
  note(880, context.currentTime + 0.12);
}

export function startSound(button) {
  const wake = () => {
    context ||= new AudioContext();
    context.resume();
  };
  document.addEventListener("pointerdown", wake, { once: true });
  document.addEventListener("keydown", wake, { once: true });
  if (!button) return;
  const show = () => button.setAttribute("aria-pressed", String(!quiet()));
  button.hidden = false;
  button.addEventListener("click", () => {
    keep("quiet", quiet() ? "0" : "1");
    show();
  });
  show();
}
