/* The line one writes in; Enter and composing are ui/ime_safe_enter.js's. A draft is kept over reload. */
import { ready, takeAll } from "./attachments.js";
import * as outbox from "./outbox.js";
import { drain } from "./sender.js";
import { forget, keep, recall } from "./store.js";
import { page } from "./frame.js";
import { readHere } from "./help.js";

const form = document.querySelector("[data-composer]");
const text = form.querySelector("textarea");
const trouble = form.querySelector("[data-trouble]");
const counter = form.querySelector("[data-counter]");
const MOST = Number(form.dataset.most);

/* crypto.randomUUID needs a secure address; a shop on plain http has none. */
function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/* Letters as people and Python count them, not UTF-16 halves. */
const length = () => [...text.value].length;

function complain(message) {
  trouble.textContent = message;
  trouble.hidden = !message;
  text.setAttribute("aria-invalid", message ? "true" : "false");
}

function grow() {
  text.style.blockSize = "auto";
  text.style.blockSize = `${Math.min(text.scrollHeight + 2, 160)}px`;
  const left = MOST - length();
  counter.hidden = left > MOST / 10;
  counter.textContent = counter.dataset.words.replace("%s", left);
  if (left >= 0) complain("");
}

function send() {
  const files = ready();
  if (files === null) return complain(form.dataset.uploading);
  if (!text.value.trim() && !files.length) return text.focus();
  if (length() > MOST) return complain(form.dataset.tooLong.replace("%s", length() - MOST));
  const unticked = form.querySelector("[data-consent] input[required]:not(:checked)");
  if (unticked) {
    unticked.focus();
    return complain(unticked.dataset.missing);
  }
  takeAll();
  outbox.put({
    id: newId(),
    text: text.value.trim(),
    attachments: files,
    page: page(),
    person: form.elements.person.value,
    collection: form.elements.collection?.value || "",
    consent: form.elements.consent?.value || "",
    oldEnough: form.elements.old_enough?.value || "",
    read: readHere(),
  });
  form.elements.person.value = "";
  text.value = "";
  forget("draft");
  grow();
  text.focus();
  document.dispatchEvent(new CustomEvent("chat:sending"));
  return drain();
}

/* 「担当者に相談する」 before anything was said: the first message goes on to a person. */
export function wantPerson() {
  form.elements.person.value = "1";
  document.querySelector("[data-lead-ask]").hidden = true;
  document.querySelector("[data-lead-person]").hidden = false;
  document.querySelectorAll("[data-to-person]").forEach((link) => { link.hidden = true; });
  text.focus();
}

export function write(words) {
  text.value = words;
  keep("draft", words);
  grow();
  text.focus();
}

/* The host's proposal; never over something she wrote herself. */
let proposed = "";
export function propose(words) {
  if (text.value && text.value !== proposed) return;
  proposed = words.slice(0, MOST);
  text.value = proposed;
  grow();
}

export function startComposer() {
  form.noValidate = true;
  if (!text.value) text.value = recall("draft") || "";
  grow();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  text.addEventListener("input", () => {
    keep("draft", text.value);
    grow();
  });
  document.addEventListener("chat:takeback", ({ detail }) => {
    if (detail.text) write(text.value ? `${detail.text}\n${text.value}` : detail.text);
  });
  document.addEventListener("chat:slow", ({ detail }) => complain(detail.message));
  document.addEventListener("chat:sent", () => {
    complain("");
    for (const asked of form.querySelectorAll("[data-consent] .choice")) asked.remove();
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-to-person]")) {
      event.preventDefault();
      wantPerson();
    }
    const question = event.target.closest("[data-question]");
    if (!question) return;
    event.preventDefault();
    const draft = text.value;
    text.value = question.dataset.question;
    send();
    if (draft) write(draft);
  });
}
