// Who else is here: colleagues who look, write a reply or a note. Nothing of it is stored. Whoever comes ("come")
// is answered by all who are here ("view"); she says it again once her stream is there to hear the answers.
import { post } from "./net.js";

const LOOK = 60_000;
const TYPING = 5_000;
const ANSWER = 3_000;
const WORDS = { staff: "typing", note: "note", view: "view" };
const here = new Map();
let talk = "";
let address = "";
let told = 0;
let answer = 0;

const sign = () => document.querySelector("[data-colleague-sign]");
const open = () => document.getElementById("talk");

function tell(mode) {
  if (!open() || document.hidden) return;
  told = Date.now();
  post(open().dataset.typing, { mode }).catch(() => {});
}

const come = () => tell("come");
const look = () => tell("view");

// One answer serves all who have come in the meantime.
function reply() {
  answer ||= setTimeout(() => { answer = 0; look(); }, Math.max(0, told + ANSWER - Date.now()));
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
  const known = here.get(staff);
  const looks = mode === "view" || mode === "come";
  if (mode === "gone") here.delete(staff);
  else here.set(staff, { name, mode: looks ? known?.mode ?? "view" : mode, writes: looks ? known?.writes ?? 0 : Date.now() + TYPING, until: Date.now() + LOOK + TYPING });
  if (mode === "come") reply();
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
  come();
}

export function startPresence() {
  document.addEventListener("live:hint", heard);
  window.addEventListener("pagehide", leave);
  document.addEventListener("live:hello", come);
  document.addEventListener("visibilitychange", come);
  setInterval(look, LOOK);
  setInterval(show, 1_000);
  return arrived;
}
