// Answers to press below a reply: shown as the customer will see them, counted, and marked where they do not go.

const linesOf = (field) => [...new Set(field.value.split("\n").map((line) => line.trim().replace(/\s+/g, " ")).filter(Boolean))];

function show(field) {
  const box = field.closest("[data-answers]");
  const [most, letters] = [Number(field.dataset.most), Number(field.dataset.letters)];
  const lines = linesOf(field);
  box.querySelector("[data-answers-count]").textContent = lines.length ? `${lines.length} / ${most}` : "";
  box.querySelector("[data-answers-shown]").replaceChildren(...lines.map((line, place) => {
    const item = document.createElement("li");
    item.textContent = line;
    item.classList.toggle("is-over", place >= most || [...line].length > letters);
    return item;
  }));
}

/** Puts answers into the composer, or takes them out. */
export function offerAnswers(form, text) {
  const field = form.elements.answers;
  if (!field) return;
  field.value = text ?? "";
  field.closest("[data-answers]").open = field.value !== "";
  show(field);
}

export function startAnswers() {
  document.addEventListener("input", (event) => {
    if (event.target.matches?.("[data-answers-field]")) show(event.target);
  });
  return null;
}
