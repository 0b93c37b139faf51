// What is asked once more before a reply leaves: mended, or sent as it is.
import { openDialog } from "../ui/dialog.js";

const place = () => document.getElementById("desk-dialog");
const reply = () => document.querySelector("form[data-writes=reply]");

/** Ask; the reply stands in the composer meanwhile. */
export function ask({ html }) {
  place().innerHTML = html;
  openDialog(place().querySelector("dialog"));
  place().querySelector(".dialog-foot button").focus();
}

function clicked(event) {
  const button = event.target.closest?.("[data-confirms]");
  const form = button && reply();
  if (!form) return;
  const held = form.querySelector("[name=confirmed]") ?? form.appendChild(Object.assign(document.createElement("input"), { type: "hidden", name: "confirmed" }));
  held.value = button.dataset.confirms;
  button.closest("dialog").close();
  form.requestSubmit(form.querySelector("button[type=submit]:not([formaction])"));
}

export function startDoubts() {
  document.addEventListener("click", clicked);
  document.addEventListener("close", (event) => {
    if (event.target.id === "doubts-dialog") document.getElementById("reply-text")?.focus();
  }, true);
  return null;
}
