// What the shortcuts of the templates (data-hotkey) do where a click alone says too little.
import { focusPane } from "./panes.js";
import { moveRow } from "./rows.js";

function moveTab(step) {
  const tabs = [...document.querySelectorAll("#desk-tabs .desk-tab")];
  const here = tabs.findIndex((tab) => tab.classList.contains("is-current"));
  tabs[here + step]?.querySelector("a").click();
}

function clicked(event) {
  const key = event.target.closest?.("[data-step], [data-pane], [data-open-row]");
  if (!key) return;
  if (key.dataset.pane) focusPane(Number(key.dataset.pane));
  else if (key.dataset.step) (document.getElementById("list") ? moveRow : moveTab)(Number(key.dataset.step));
  else if (document.activeElement.matches("[data-row]")) document.activeElement.click();
}

function left(event) {
  const field = event.target;
  if (event.key === "Escape" && !event.isComposing && field.matches?.("textarea, input") && !event.defaultPrevented) field.blur();
}

export function startKeys() {
  document.addEventListener("click", clicked);
  document.addEventListener("keydown", left);
  return null;
}
