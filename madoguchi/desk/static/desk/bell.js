// A notification that has just come rings in the browser: once, in one tab, and only while nobody looks at the desk.
import { notify, once } from "./ring.js";

let last = Number(document.getElementById("bell")?.dataset.latest ?? 0);

function refreshed() {
  const bell = document.getElementById("bell");
  const latest = Number(bell?.dataset.latest ?? 0);
  if (latest <= last) return;
  last = latest;
  if (document.hidden) once(`notice-${latest}`, 3000, () => notify(bell.dataset.words, document.title, `notice-${latest}`, bell.dataset.url));
}

export function startBell() {
  document.addEventListener("desk:refreshed", refreshed);
  return null;
}
