// Writing: reply or note, sent once each, shown at once, and kept until the server has it.
import { offerAnswers } from "./answers.js";
import { ask } from "./doubts.js";
import { sending } from "./drafts.js";
import { refreshThread, toEnd } from "./thread.js";

const composer = () => document.getElementById("composer");
const newId = () => crypto.randomUUID?.() ?? `${Date.now()}-${Math.random().toString(36).slice(2)}`;

// Tells the keeper of drafts and the fitting of heights.
const changed = (field) => field.dispatchEvent(new Event("input", { bubbles: true }));

export function write(mode) {
  const choice = document.getElementById(`mode-${mode}`);
  if (!choice) return false;
  choice.checked = true;
  document.getElementById(`${mode}-text`).focus();
  return true;
}

function pendingBubble(text, isNote) {
  const item = document.querySelector("[data-words-sending]").content.firstElementChild.cloneNode(true);
  item.classList.toggle("is-note-pending", isNote);
  item.querySelector(".bubble").classList.toggle("is-note", isNote);
  item.querySelector("p").textContent = text;
  item.dataset.pending = "sending";
  document.querySelector("#thread .thread").append(item);
  toEnd();
  return item;
}

async function submitted(event) {
  const form = event.target.closest?.("form[data-writes]");
  if (!form || event.submitter?.hasAttribute("formaction") || !document.querySelector("[data-words-sending]")) return;
  event.preventDefault();
  event.stopPropagation();
  const field = form.querySelector("textarea[name=text]");
  const files = form.querySelector("input[type=file]");
  if (!field.value.trim() && !files?.files.length && !form.querySelector("[name=kept]:checked")) {
    field.focus();
    return;
  }
  const data = new FormData(form);
  const sent = sending(field);
  const bubble = pendingBubble(field.value || [...files.files].map((file) => file.name).join(", "), form.dataset.writes === "note");
  clear(form, field, files);
  send({ url: form.action, data, bubble, field, sent });
}

function clear(form, field, files) {
  field.value = "";
  changed(field);
  if (files) files.value = "";
  form.querySelector("[name=client_id]").value = newId();
  for (const article of form.querySelectorAll("[name=article_ids], [name=saved_reply_ids], [name=confirmed], [data-kept]")) article.remove();
  for (const part of form.querySelectorAll("[data-frame]")) part.value = part.defaultValue;
  offerAnswers(form, "");
  attachNames(form);
  document.getElementById("collision").hidden = true;
  field.focus();
}

async function send(letter) {
  const { url, data, bubble, sent } = letter;
  bubble.dataset.pending = "sending";
  bubble.querySelector(".bubble").classList.remove("is-failed");
  bubble.querySelector("[data-state]").textContent = bubble.dataset.sending;
  bubble.querySelector("[data-retry]").hidden = true;
  try {
    const answer = await fetch(url, { method: "POST", body: data, headers: { "HX-Request": "true", Accept: "application/json" } });
    if (answer.status === 428) return doubted(await answer.json(), letter);
    if (answer.status === 409) return collided(await answer.json(), letter);
    if (answer.status === 422) return refused(await answer.json(), letter);
    if (!answer.ok) throw new Error(await reason(answer));
    bubble.dataset.pending = "sent";
    sent();
    refreshThread();
  } catch (error) {
    failed(letter, error);
  }
  return undefined;
}

async function reason(answer) {
  const kind = answer.headers.get("content-type") ?? "";
  return kind.includes("json") ? (await answer.json()).message : "";
}

function failed(letter, error) {
  const { bubble } = letter;
  bubble.dataset.pending = "failed";
  bubble.querySelector(".bubble").classList.add("is-failed");
  bubble.querySelector("[data-state]").textContent = (error instanceof TypeError ? "" : error.message) || bubble.dataset.failed;
  const retry = bubble.querySelector("[data-retry]");
  retry.hidden = false;
  retry.onclick = () => send(letter);
}

// Not sent, and it will not be as it stands: the text comes back.
function back({ data, bubble, field }) {
  bubble.remove();
  field.value = [data.get("text"), field.value].filter(Boolean).join("\n");
  const files = data.getAll("attachments").filter((file) => file.size);
  if (files.length) {
    const held = new DataTransfer();
    for (const file of files) held.items.add(file);
    field.form.elements.attachments.files = held.files;
    attachNames(field.form);
  }
  for (const part of field.form.querySelectorAll("[data-frame]")) part.value = data.get(part.name) ?? part.value;
  offerAnswers(field.form, data.get("answers"));
  for (const name of ["article_ids", "saved_reply_ids"]) for (const id of data.getAll(name)) remember(field.form, name, id);
  changed(field);
}

function doubted(answer, letter) {
  back(letter);
  ask(answer);
}

function collided(answer, letter) {
  back(letter);
  warn(answer.name);
  refreshThread();
}

function refused(answer, letter) {
  back(letter);
  if (answer.by) letter.field.form.elements.by.value = answer.by;
  tellTrouble(answer.message);
  letter.field.focus();
  return undefined;
}

function warn(name) {
  tellTrouble(document.querySelector("[data-collision-words]").dataset.words.replace("{name}", name));
}

export function tellTrouble(words) {
  document.querySelector("[data-collision-words]").textContent = words;
  document.getElementById("collision").hidden = false;
}

function messagesCame(event) {
  const form = composer()?.querySelector("[data-writes=reply]");
  if (!form) return;
  const other = event.detail.news.find((m) => m.dataset.author === "agent" && !m.matches(".is-note") && m.dataset.mine !== "1");
  if (other && form.querySelector("textarea[name=text]").value.trim()) warn(other.dataset.name);
  form.querySelector("[name=seen]").value = document.getElementById("thread").dataset.last;
}

// What the reply is made of is sent with it.
export function remember(form, name, value) {
  const kept = document.createElement("input");
  Object.assign(kept, { type: "hidden", name, value });
  form.append(kept);
}

function insert(event) {
  const link = event.target.closest?.("[data-insert]");
  if (!link || !composer()) return;
  event.preventDefault();
  event.stopPropagation();
  write("reply");
  const field = document.getElementById("reply-text");
  const before = field.value && !field.value.endsWith("\n") ? "\n" : "";
  field.setRangeText(`${before}${link.dataset.insert}\n`, field.selectionEnd, field.selectionEnd, "end");
  if (link.dataset.article) remember(field.form, "article_ids", link.dataset.article);
  if (link.dataset.letter) remember(field.form, "saved_reply_ids", link.dataset.letter);
  changed(field);
  field.scrollTop = field.scrollHeight;
}

function attachNames(form) {
  const files = form.querySelector("input[type=file]");
  const shown = form.querySelector("[data-attach-names]");
  if (files && shown) shown.textContent = [...files.files].map((file) => file.name).join(", ");
}

export function startComposer() {
  document.addEventListener("submit", submitted, true);
  document.addEventListener("click", insert, true);
  document.addEventListener("desk:messages", messagesCame);
  document.addEventListener("change", (event) => {
    if (event.target.type === "file" && event.target.form?.dataset.writes) attachNames(event.target.form);
    if (event.target.name === "mode" && event.target.closest("#composer")) write(event.target.value);
  });
  return () => {
    if (composer() && innerWidth >= 1024) document.getElementById(composer().querySelector("#mode-note").checked ? "note-text" : "reply-text").focus({ preventScroll: true });
  };
}

