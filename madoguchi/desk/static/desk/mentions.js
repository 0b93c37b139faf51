// "@" in a note offers colleagues; arrows choose, Enter or Tab takes.
const box = () => document.getElementById("mention-list");
const shown = () => [...box().children].filter((person) => !person.hidden);

// すずき, スズキ and ｽｽﾞｷ find the same person.
const folded = (text) => text.normalize("NFKC").toLowerCase().replace(/[ぁ-ゖ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60));

function wanted(field) {
  return field.value.slice(0, field.selectionStart).match(/[@＠]([^\s@＠]{0,20})$/)?.[1];
}

function offer(event) {
  const field = event.target;
  if (!field.matches?.("[data-mentions]") || !box()) return;
  const typed = wanted(field);
  const part = typed === undefined ? undefined : folded(typed);
  for (const person of box().children) person.hidden = part === undefined || !folded(person.dataset.find).includes(part);
  box().hidden = part === undefined || shown().length === 0;
  if (!box().hidden) choose(field, shown()[0]);
}

function choose(field, person) {
  for (const other of box().children) other.setAttribute("aria-selected", String(other === person));
  field.setAttribute("aria-activedescendant", person?.id ?? "");
  person?.scrollIntoView({ block: "nearest" });
}

function take(field, person) {
  const end = field.selectionStart;
  const start = end - wanted(field).length - 1;
  field.setRangeText(`@${person.dataset.name} `, start, end, "end");
  hide(field);
  field.focus();
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function hide(field) {
  if (box()) box().hidden = true;
  field?.removeAttribute("aria-activedescendant");
}

function keyed(event) {
  const field = event.target;
  if (!field.matches?.("[data-mentions]") || !box() || box().hidden || event.isComposing || event.keyCode === 229) return;
  const people = shown();
  const here = people.findIndex((person) => person.getAttribute("aria-selected") === "true");
  if (event.key === "ArrowDown") choose(field, people[(here + 1) % people.length]);
  else if (event.key === "ArrowUp") choose(field, people[(here + people.length - 1) % people.length]);
  else if ((event.key === "Enter" && !event.ctrlKey && !event.metaKey) || event.key === "Tab") take(field, people[Math.max(0, here)]);
  else if (event.key === "Escape") hide(field);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

export function startMentions() {
  document.addEventListener("input", offer);
  document.addEventListener("keydown", keyed, true);
  document.addEventListener("mousedown", (event) => {
    const person = event.target.closest?.("#mention-list li");
    if (person) {
      event.preventDefault();
      take(document.querySelector("[data-mentions]"), person);
    }
  });
  document.addEventListener("focusout", (event) => { if (event.target.matches?.("[data-mentions]")) hide(event.target); });
  return null;
}
