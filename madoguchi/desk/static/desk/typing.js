// Who is typing: ours is told at most every three seconds, theirs is shown for five. Who looks is told once a minute.
import { post } from "./net.js";

const TELL = 3_000;
const SHOW = 5_000;
const LOOK = 60_000;
const WORDS = { staff: "typing", note: "note", view: "view" };
let told = 0;
let fade = 0;
let gone = 0;

function tell(event) {
  const talk = document.getElementById("talk");
  const mode = { "reply-text": "staff", "note-text": "note" }[event.target.id];
  if (!event.isTrusted || !mode || !talk || Date.now() - told < TELL || !event.target.value.trim()) return;
  told = Date.now();
  post(talk.dataset.typing, { mode }).catch(() => {});
}

function look() {
  const talk = document.getElementById("talk");
  if (talk && !document.hidden) post(talk.dataset.typing, { mode: "view" }).catch(() => {});
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

// "typing:12:colleague:7:note" — colleagues are those one may call in a note, so oneself is never shown.
function colleague(event) {
  const [kind, talk, side, staff, mode] = event.detail.hint.split(":");
  const sign = document.querySelector("[data-colleague-sign]");
  if (kind !== "typing" || side !== "colleague" || !sign || document.getElementById("talk")?.dataset.conversation !== talk) return;
  const name = document.getElementById(`mention-${staff}`)?.dataset.name;
  if (!name || (mode === "view" && !sign.hidden && sign.dataset.shows !== "view")) return;
  sign.dataset.shows = mode;
  sign.querySelector("span").textContent = sign.dataset[WORDS[mode]].replace("{name}", name);
  sign.hidden = false;
  clearTimeout(gone);
  gone = setTimeout(() => { sign.hidden = true; }, mode === "view" ? LOOK + SHOW : SHOW);
}

export function startTyping() {
  document.addEventListener("input", tell);
  document.addEventListener("live", show);
  document.addEventListener("live:hint", colleague);
  setInterval(look, LOOK);
  return () => {
    told = 0;
    look();
  };
}
