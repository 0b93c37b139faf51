// That I am typing is told at most every three seconds; that the customer is, is shown for five.
import { post } from "./net.js";

const TELL = 3_000;
const SHOW = 5_000;
let told = 0;
let fade = 0;

function tell(event) {
  const talk = document.getElementById("talk");
  const mode = { "reply-text": "staff", "note-text": "note" }[event.target.id];
  if (!event.isTrusted || !mode || !talk || Date.now() - told < TELL || !event.target.value.trim()) return;
  told = Date.now();
  post(talk.dataset.typing, { mode }).catch(() => {});
}

function show(event) {
  const sign = event.target;
  if (!sign.matches?.("[data-typing-sign]") || !event.detail?.hints?.some((hint) => hint.startsWith("typing"))) return;
  sign.hidden = false;
  const pane = document.getElementById("thread-scroll");
  if (pane.scrollHeight - pane.scrollTop - pane.clientHeight < 120) pane.scrollTop = pane.scrollHeight;
  clearTimeout(fade);
  fade = setTimeout(() => { sign.hidden = true; }, SHOW);
}

export function startTyping() {
  document.addEventListener("input", tell);
  document.addEventListener("live", show);
  return () => { told = 0; };
}
