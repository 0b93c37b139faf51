// A reply just sent may be taken back for some seconds: its text stands in the composer again.
import { offerAnswers } from "./answers.js";
import { post } from "./net.js";
import { refreshThread } from "./thread.js";
import { tellTrouble, write } from "./composer.js";

const still = matchMedia("(prefers-reduced-motion: reduce)"); // then the time of day stands there instead
const forms = () => [...document.querySelectorAll("[data-take-back]")];

function tick(form) {
  const ends = performance.now() + Number(form.dataset.left) * 1000;
  const sign = form.querySelector(".take-back-left");
  form.dataset.ticking = "1";
  const step = () => {
    const left = Math.ceil((ends - performance.now()) / 1000);
    if (left <= 0) return form.remove();
    if (!still.matches) sign.textContent = left;
    return form.isConnected && setTimeout(step, 250);
  };
  step();
}

function tickAll() {
  for (const form of forms()) if (!form.dataset.ticking) tick(form);
}

async function takeBack(form) {
  if (form.dataset.busy) return;
  form.dataset.busy = "1";
  const answer = await post(form.action, { message: form.elements.message.value }, "application/json").catch(() => null);
  delete form.dataset.busy;
  if (!answer) return;
  const said = await answer.json();
  if (!answer.ok) {
    form.remove();
    tellTrouble(said.message);
    return;
  }
  write("reply");
  const field = document.getElementById("reply-text");
  field.value = [said.text, field.value].filter(Boolean).join("\n");
  if (said.answers) offerAnswers(field.form, said.answers);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  refreshThread();
}

function undone(event) {
  const last = forms().at(-1);
  if (event.key !== "z" || !(event.ctrlKey || event.metaKey) || event.shiftKey || !last) return;
  if (event.target.id !== "reply-text" || event.target.value) return;
  event.preventDefault();
  takeBack(last);
}

export function startTakeBack() {
  document.addEventListener("submit", (event) => {
    if (!event.target.matches?.("[data-take-back]")) return;
    event.preventDefault();
    event.stopPropagation();
    takeBack(event.target);
  }, true);
  document.addEventListener("keydown", undone);
  document.addEventListener("desk:thread", tickAll);
  return tickAll;
}
