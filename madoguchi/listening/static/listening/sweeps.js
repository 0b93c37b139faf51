// Choosing mentions for an act on many, and the bar that says how far it is.
// x chooses the mention in hand; a run is looked at again when its hint comes, and every few seconds beside that.
import "../ui/live.js";

const EVERY = 4000;
const picks = () => [...document.querySelectorAll("[data-pick]")];

function count() {
  const every = picks();
  const many = every.filter((pick) => pick.checked).length;
  const words = document.querySelector(".listening-count");
  if (words) words.textContent = many ? words.dataset.many.replace("{count}", many) : "";
  const all = document.querySelector("[data-pick-all]");
  if (!all) return;
  all.checked = many > 0 && many === every.length;
  all.indeterminate = many > 0 && many < every.length;
}

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-pick-all]")) for (const pick of picks()) pick.checked = event.target.checked;
  if (event.target.matches("[data-pick], [data-pick-all]")) count();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "x" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.matches("input:not([type=checkbox]), textarea, select")) return;
  const pick = document.activeElement.closest("[data-mentions] > li")?.querySelector("[data-pick]");
  if (!pick) return;
  pick.checked = !pick.checked;
  count();
});

async function piece(address, selector) {
  const answer = await fetch(address, { credentials: "same-origin" });
  if (!answer.ok) throw new Error(String(answer.status));
  return new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(selector);
}

let busy = false;

async function look() {
  const bar = document.querySelector("[data-sweep][data-running]");
  if (!bar || busy || document.hidden) return;
  busy = true;
  try {
    const fresh = await piece(bar.dataset.sweep, "#sweep");
    if (fresh) bar.replaceWith(fresh);
    if (fresh && !("running" in fresh.dataset)) await done();
  } catch {
    // The next hint, or the next look, brings it.
  } finally {
    busy = false;
  }
}

/** What the list looks like now; where somebody has begun to choose anew, it is left alone. */
async function done() {
  if (picks().some((pick) => pick.checked)) return;
  const at = document.activeElement?.closest("#listening-found")?.id;
  const fresh = await piece(location.href, "#listening-found");
  const old = document.getElementById("listening-found");
  if (!fresh || !old || at) return;
  old.replaceWith(fresh);
  count();
}

document.addEventListener("live", look);
setInterval(look, EVERY);
count();
