// "/" at the beginning of a word offers saved replies, filled in for this conversation; Alt+L changes their language.
import { offerAnswers } from "./answers.js";
import { remember } from "./composer.js";
import { completion } from "./completion.js";
import { fetched } from "./net.js";

const GAP = /〔[^〔〕\n]{1,20}〕/;
const box = () => document.getElementById("letter-list");
const place = () => document.querySelector("[data-letters-place]");
const textOf = (line) => line.dataset[box().dataset.spoken] ?? line.dataset.ja ?? line.dataset.en ?? "";

function preview() {
  for (const line of box().querySelectorAll("[data-find]")) line.querySelector("small").textContent = textOf(line).replace(/\s+/g, " ").slice(0, 80);
}

async function ready(field) {
  if (place().dataset.from === field.dataset.letters) return;
  try {
    const body = await fetched(field.dataset.letters);
    place().replaceChildren(body.querySelector("#letter-list"));
    place().dataset.from = field.dataset.letters;
    field.setAttribute("aria-controls", "letter-list");
    preview();
  } catch {
    // Without a connection nothing is offered; the next "/" asks again.
  }
}

function take(field, line, start) {
  const text = textOf(line);
  field.setRangeText(text, start, field.selectionStart, "end");
  const answers = line.dataset[box().dataset.spoken === "en" && line.dataset.en ? "answersEn" : "answersJa"];
  if (answers && !field.form.elements.answers?.value.trim()) offerAnswers(field.form, answers);
  remember(field.form, "saved_reply_ids", line.id.replace("letter-", ""));
  const gap = text.match(GAP);
  if (gap) field.setSelectionRange(start + gap.index, start + gap.index + gap[0].length);
}

function otherKey(event) {
  if (!event.altKey || event.code !== "KeyL") return false;
  box().dataset.spoken = box().dataset.spoken === "ja" ? "en" : "ja";
  preview();
  return true;
}

export function startLetters() {
  const list = completion({ fields: "[data-letters]", box, pattern: /(?:^|[\s　])[/／]([^\s/／]{0,20})$/, take, ready, other: otherKey });
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.("[data-open-letters]")) return;
    const field = document.querySelector("[data-letters]");
    field.focus();
    if (!/(^|\s)\/$/.test(field.value.slice(0, field.selectionStart))) {
      const before = field.value.slice(0, field.selectionStart);
      field.setRangeText(before && !/\s$/.test(before) ? "\n/" : "/", field.selectionStart, field.selectionEnd, "end");
    }
    list.offer(field);
  });
  return null;
}
