// How a reply sounds, while it is written: checked when one pauses, never in the way of sending.
import { post } from "./net.js";

const WAIT = 900;
const timers = new WeakMap();
const asked = new WeakMap(); // the text that was last asked about, so that an older answer is dropped

const box = () => document.getElementById("tone");
const reply = () => document.querySelector("[data-tone-checks]");

function later(field, wait = WAIT) {
  clearTimeout(timers.get(field));
  timers.set(field, setTimeout(() => check(field), wait));
}

async function check(field) {
  const text = field.value;
  asked.set(field, text);
  if (!text.trim()) return show(null);
  const answer = await post(field.dataset.toneChecks, { text }).catch(() => null);
  if (!answer?.ok || answer.redirected || asked.get(field) !== text || field.value !== text) return undefined;
  return show(new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("tone"));
}

// The line that says how many is a live region and stays in the page; only what is in it changes.
function show(fresh) {
  if (!box()) return;
  const had = box().contains(document.activeElement);
  box().querySelector(".tone-count").innerHTML = fresh?.querySelector(".tone-count").innerHTML ?? "";
  box().querySelector(".tone-list")?.remove();
  const list = fresh?.querySelector(".tone-list");
  if (list) box().append(list);
  if (had) (box().querySelector(".tone-take") ?? reply()).focus();
}

function take(button) {
  const field = reply();
  const { start, end, instead } = button.dataset;
  if (asked.get(field) !== field.value) return later(field, 0); // its places are those of another text
  const focused = document.activeElement === button;
  field.setRangeText(instead, ...places(field.value, Number(start), Number(end)), "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
  if (!focused) field.focus();
  return later(field, 0);
}

// The server counts characters, the field counts UTF-16 units: an emoji is one here and two there.
function places(text, ...counted) {
  const units = [...text];
  return counted.map((count) => units.slice(0, count).join("").length);
}

function clicked(event) {
  const button = event.target.closest?.(".tone-take");
  if (!button || !reply()) return;
  event.preventDefault();
  event.stopPropagation();
  take(button);
}

function keyed(event) {
  if (!event.altKey || event.isComposing || !event.target.matches?.("[data-tone-checks]")) return;
  const first = box()?.querySelector(".tone-take");
  if (!first || !["Enter", "ArrowDown"].includes(event.key)) return;
  event.preventDefault();
  event.stopPropagation();
  if (event.key === "Enter") take(first);
  else first.focus();
}

export function startTone() {
  document.addEventListener("input", (event) => {
    if (!event.target.matches?.("[data-tone-checks]")) return;
    if (!event.target.value.trim()) show(null);
    if (!event.isComposing) later(event.target);
  });
  document.addEventListener("compositionend", (event) => { if (event.target.matches?.("[data-tone-checks]")) later(event.target); });
  document.addEventListener("click", clicked, true);
  document.addEventListener("keydown", keyed, true);
  return () => {
    const field = reply();
    if (field?.value.trim() && box() && !box().querySelector(".tone-list")) later(field, 300);
    else if (field) asked.set(field, field.value);
  };
}
