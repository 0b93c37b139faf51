// A reply in the customer's language: what was written stands above the field, its translation in it.
import { post } from "./net.js";

const box = () => document.getElementById("reply-original");

async function translate(button) {
  const { form } = button;
  const field = form.querySelector("textarea[name=text]");
  const text = field.value;
  const values = { text, client_id: form.elements.client_id.value, original: form.elements.original?.value ?? "" };
  if (button.name) values[button.name] = button.value;
  button.disabled = true;
  const answer = await post(button.formAction, values).catch(() => null);
  button.disabled = false;
  if (!answer?.ok || answer.redirected || field.value !== text) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("reply-original");
  box().innerHTML = fresh.innerHTML;
  field.value = fresh.dataset.text;
  field.focus();
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

// An emptied field begins a new reply, which was never another one.
function emptied(event) {
  if (event.target.id === "reply-text" && !event.target.value.trim() && box()) box().innerHTML = "";
}

export function startTranslation() {
  document.addEventListener("input", emptied);
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-translates]");
    if (!button) return;
    event.preventDefault();
    event.stopPropagation();
    translate(button);
  }, true);
}
