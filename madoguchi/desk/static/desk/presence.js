// Who else is here: colleagues who look, write a reply or a note. Nothing of it is stored.
import { post } from "./net.js";

const LOOK = 60_000;
const TYPING = 5_000;
const ANSWER = 3_000;
const WORDS = { staff: "typing", note: "note", view: "view" };
const here = new Map();
let talk = "";
let address = "";
let looked = 0;

const sign = () => document.querySelector("[data-colleague-sign]");
const open = () => document.getElementById("talk");

function look() {
  if (!open() || document.hidden) return;
  looked = Date.now();
  post(open().dataset.typing, { mode: "view" }).catch(() => {});
}

function leave() {
  if (address) post(address, { mode: "gone" }).catch(() => {});
}

// "typing:12:colleague:7:note" — colleagues are those one may call in a note, so oneself is never shown.
function heard(event) {
  const [kind, where, side, staff, mode] = event.detail.hint.split(":");
  if (kind !== "typing" || side !== "colleague" || where !== talk) return;
  const name = document.getElementById(`mention-${staff}`)?.dataset.name;
  if (!name) return;
  const known = here.has(staff);
  if (mode === "gone") here.delete(staff);
  else here.set(staff, { name, mode: mode === "view" ? here.get(staff)?.mode ?? "view" : mode, writes: mode === "view" ? here.get(staff)?.writes ?? 0 : Date.now() + TYPING, until: Date.now() + LOOK + TYPING });
  if (!known && mode !== "gone" && Date.now() - looked > ANSWER) look(); // whoever has just come learns that I am here
  show();
}

function show() {
  const now = Date.now();
  const groups = { staff: [], note: [], view: [] };
  for (const [staff, one] of here) {
    if (one.until < now) here.delete(staff);
    else groups[one.writes > now ? one.mode : "view"].push(one.name);
  }
  const said = Object.entries(groups).filter(([, names]) => names.length);
  if (!sign()) return;
  const words = said.map(([mode, names]) => sign().dataset[WORDS[mode]].replace("{name}", names.join(sign().dataset.and))).join(" · ");
  if (sign().querySelector("span").textContent !== words) sign().querySelector("span").textContent = words;
  sign().hidden = said.length === 0;
}

function arrived() {
  const now = open()?.dataset.conversation ?? "";
  if (now !== talk) {
    leave();
    here.clear();
  }
  talk = now;
  address = open()?.dataset.typing ?? "";
  show();
  look();
}

export function startPresence() {
  document.addEventListener("live:hint", heard);
  window.addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", look);
  setInterval(look, LOOK);
  setInterval(show, 1_000);
  return arrived;
}
