// Writing: reply or note, sent once each, shown at once, and kept until the server has it.
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
  if (!form || !document.querySelector("[data-words-sending]")) return;
  event.preventDefault();
  event.stopPropagation();
  const field = form.querySelector("textarea");
  const files = form.querySelector("input[type=file]");
  if (!field.value.trim() && !files?.files.length) {
    field.focus();
    return;
  }
  const data = new FormData(form);
  const bubble = pendingBubble(field.value || [...files.files].map((file) => file.name).join(", "), form.dataset.writes === "note");
  clear(form, field, files);
  send(form.action, data, bubble, field);
}

function clear(form, field, files) {
  field.value = "";
  changed(field);
  if (files) files.value = "";
  form.querySelector("[name=client_id]").value = newId();
  for (const article of form.querySelectorAll("[name=article_ids]")) article.remove();
  attachNames(form);
  field.focus();
}

async function send(url, data, bubble, field) {
  bubble.dataset.pending = "sending";
  bubble.querySelector(".bubble").classList.remove("is-failed");
  bubble.querySelector("[data-state]").textContent = bubble.dataset.sending;
  bubble.querySelector("[data-retry]").hidden = true;
  try {
    const answer = await fetch(url, { method: "POST", body: data, headers: { "HX-Request": "true", Accept: "application/json" } });
    if (answer.status === 409) return collided(await answer.json(), data, bubble, field);
    if (!answer.ok) throw new Error(await reason(answer));
    bubble.dataset.pending = "sent";
    refreshThread();
  } catch (error) {
    failed(url, data, bubble, field, error);
  }
}

async function reason(answer) {
  const kind = answer.headers.get("content-type") ?? "";
  return kind.includes("json") ? (await answer.json()).message : "";
}

function failed(url, data, bubble, field, error) {
  bubble.dataset.pending = "failed";
  bubble.querySelector(".bubble").classList.add("is-failed");
  bubble.querySelector("[data-state]").textContent = (error instanceof TypeError ? "" : error.message) || bubble.dataset.failed;
  const retry = bubble.querySelector("[data-retry]");
  retry.hidden = false;
  retry.onclick = () => send(url, data, bubble, field);
}

function collided(answer, data, bubble, field) {
  bubble.remove();
  field.value = [data.get("text"), field.value].filter(Boolean).join("\n");
  changed(field);
  warn(answer.name);
  refreshThread();
}

function warn(name) {
  const bar = document.getElementById("collision");
  const line = bar.querySelector("[data-collision-words]");
  line.textContent = line.dataset.words.replace("{name}", name);
  bar.hidden = false;
}

function messagesCame(event) {
  const form = composer()?.querySelector("[data-writes=reply]");
  if (!form) return;
  const other = event.detail.news.find((m) => m.dataset.author === "agent" && !m.matches(".is-note") && m.dataset.mine !== "1");
  if (other && form.querySelector("textarea").value.trim()) warn(other.dataset.name);
  form.querySelector("[name=seen]").value = document.getElementById("thread").dataset.last;
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
  const kept = document.createElement("input");
  Object.assign(kept, { type: "hidden", name: "article_ids", value: link.dataset.article });
  field.form.append(kept);
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

