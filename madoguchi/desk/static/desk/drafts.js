// What is being written is kept on the server, for every device; until the server has it, on this one.
import { post } from "./net.js";

const WAIT = 800;
const keyOf = (field) => `madoguchi:unsaved:${field.dataset.draft}`;
const idOf = (field) => field.form.querySelector("[name=client_id]");
const timers = new Map();
let leaving = false; // the next page was read before what is saved now: it takes it from this device

function local(act) {
  try {
    return act(localStorage);
  } catch {
    return null;
  }
}

function keep(field) {
  const text = JSON.stringify({ text: field.value, id: idOf(field).value });
  local((store) => store.setItem(keyOf(field), text));
  return text;
}

function forget(key, text) {
  local((store) => (text === undefined || store.getItem(key) === text) && store.removeItem(key));
}

function say(field, saved) {
  const sign = field.form.querySelector("[data-draft-state]");
  if (sign) sign.textContent = saved ? sign.dataset.saved : "";
}

async function save(field) {
  clearTimeout(timers.get(field));
  timers.delete(field);
  const key = keyOf(field);
  const text = keep(field);
  const values = { kind: field.dataset.draft.split(":")[0], text: field.value, client_id: idOf(field).value, original: field.form.elements.original?.value ?? "", ...Object.fromEntries(frameOf(field)) };
  const answer = await post(field.dataset.drafts, values).catch(() => null);
  if (!answer?.ok || leaving) return;
  forget(key, text);
  say(field, values.text.trim() !== "" && field.value === values.text);
}

const frameOf = (field) => [...field.form.querySelectorAll("[data-frame], [data-answers-field]")].map((part) => [part.name, part.value]);

function typed(event) {
  const field = event.target.matches?.("[data-frame], [data-answers-field]") ? event.target.form.querySelector("[data-draft]") : event.target;
  if (!field.dataset?.draft || (!event.isTrusted && !field.value)) return; // emptied by sending: the server drops it then
  say(field, false);
  keep(field);
  clearTimeout(timers.get(field));
  timers.set(field, setTimeout(() => save(field), WAIT));
}

function flush() {
  for (const field of [...timers.keys()]) save(field);
}

function restore(field) {
  const kept = local((store) => JSON.parse(store.getItem(keyOf(field))));
  if (!kept?.text || kept.text === field.value) return forget(keyOf(field));
  field.value = kept.text;
  idOf(field).value = kept.id;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  return undefined;
}

/** The text of this field is on its way: nothing is saved any more, and it stays on this device until `sent`. */
export function sending(field) {
  clearTimeout(timers.get(field));
  timers.delete(field);
  const key = keyOf(field);
  const text = keep(field);
  say(field, false);
  return () => forget(key, text);
}

export function startDrafts() {
  document.addEventListener("input", typed);
  document.addEventListener("visibilitychange", () => { if (document.hidden) flush(); });
  window.addEventListener("pagehide", () => {
    leaving = true;
    flush();
  });
  window.addEventListener("pageshow", () => (leaving = false));
  document.addEventListener("htmx:beforeSwap", (event) => { if (event.detail.target?.id === "desk") flush(); });
  return () => document.querySelectorAll("[data-draft]").forEach(restore);
}
