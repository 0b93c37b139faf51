// Choosing rows for an act on many: how many are chosen, all of the page at once, and x for the row in hand.
const picks = () => [...document.querySelectorAll("#list [data-pick]")];

/** Ids of the chosen rows, to be chosen again after a refresh. */
export const chosen = () => new Set(picks().filter((pick) => pick.checked).map((pick) => pick.value));

export function choose(ids) {
  for (const pick of picks()) pick.checked = ids.has(pick.value);
  count();
}

function count() {
  const every = picks();
  const many = every.filter((pick) => pick.checked).length;
  const words = document.querySelector(".bulk-count");
  if (words) words.textContent = many ? words.dataset.many.replace("{count}", many) : "";
  const all = document.querySelector("[data-pick-all]");
  if (all) {
    all.checked = many > 0 && many === every.length;
    all.indeterminate = many > 0 && many < every.length;
  }
}

function changed(event) {
  if (event.target.matches?.("[data-pick-all]")) for (const pick of picks()) pick.checked = event.target.checked;
  if (event.target.matches?.("[data-pick], [data-pick-all]")) count();
}

function clicked(event) {
  const key = event.target.closest?.("[data-pick-row], [data-pick-page]");
  if (!key) return;
  if (key.matches("[data-pick-page]")) {
    const some = picks().some((pick) => !pick.checked);
    for (const pick of picks()) pick.checked = some;
  } else {
    const pick = document.activeElement.closest?.("[data-id]")?.querySelector("[data-pick]");
    if (pick) pick.checked = !pick.checked;
  }
  count();
}

export function startPicks() {
  document.addEventListener("change", changed);
  document.addEventListener("click", clicked);
  return count;
}
