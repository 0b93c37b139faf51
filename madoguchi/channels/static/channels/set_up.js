/* Copies what stands beside a button; fields that another field rules out are put away. */
for (const button of document.querySelectorAll("[data-copy-from]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    const words = button.querySelector(".button-label");
    const before = words.textContent;
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copyFrom).textContent);
    words.textContent = button.dataset.done;
    setTimeout(() => { words.textContent = before; }, 2000);
  });
}

const form = document.getElementById("set-up");

function valueOf(name) {
  const field = form.elements[name];
  if (!field) return "";
  return field.type === "checkbox" ? (field.checked ? "yes" : "no") : field.value;
}

function putAway() {
  for (const part of form.querySelectorAll("[data-only-if]")) {
    const [name, value] = part.dataset.onlyIf.split("=");
    part.hidden = valueOf(name) !== value && !part.querySelector("[aria-invalid]");
  }
}

if (form) {
  form.addEventListener("change", putAway);
  putAway();
}
