/* The preview follows what is typed; code is copied by a button. */
const form = document.getElementById("widget-form");
const frame = document.querySelector("[data-preview-frame]");
const languages = document.querySelector("[data-preview-languages]");
let language = document.documentElement.lang;
let timer = null;

function show() {
  const typed = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (name !== "csrfmiddlewaretoken" && name !== "allowed_origins" && !name.startsWith("attribute_")) typed.append(name, value);
  }
  typed.set("preview_language", language);
  frame.contentWindow.location.replace(`${form.dataset.preview}?${typed}`);
}

function press() {
  for (const button of languages.querySelectorAll("button")) {
    button.setAttribute("aria-pressed", String(button.dataset.language === language));
  }
}

form.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(show, 400);
});
languages.hidden = false;
languages.addEventListener("click", (event) => {
  const chosen = event.target.closest("[data-language]");
  if (!chosen) return;
  language = chosen.dataset.language;
  press();
  show();
});
press();

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const words = button.querySelector(".button-label");
    const before = words.textContent;
    await navigator.clipboard.writeText(document.querySelector(`[data-code="${button.dataset.copy}"]`).textContent);
    words.textContent = button.dataset.done;
    setTimeout(() => { words.textContent = before; }, 2000);
  });
}
