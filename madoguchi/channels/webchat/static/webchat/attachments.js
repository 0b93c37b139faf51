/* Files by button, drop or paste: each is sent at once with progress; what is refused says why. */
import { headers } from "./passport.js";

const form = document.querySelector("[data-composer]");
const list = form.querySelector("[data-files]");
const input = form.querySelector("input[type=file]");
const template = document.getElementById("chat-file-template");
const MOST = Number(form.dataset.mostFiles);
const files = new Set();

/* The files to go with the next message; null while one is still on its way. */
export function ready() {
  if ([...files].some((file) => file.state === "sending")) return null;
  return [...files].filter((file) => file.state === "done").map(({ id, name, size }) => ({ id, name, size }));
}

export function takeAll() {
  for (const file of files) if (file.state === "done") drop(file);
}

function drop(file) {
  file.request?.abort();
  file.chip.remove();
  files.delete(file);
}

function refuse(file, message) {
  file.state = "refused";
  file.chip.dataset.state = "refused";
  file.chip.querySelector("[data-reason]").textContent = message;
  file.chip.querySelector("progress").hidden = true;
}

function answerOf(request) {
  try {
    return JSON.parse(request.responseText);
  } catch {
    return {};
  }
}

function upload(file, content) {
  const request = new XMLHttpRequest();
  file.request = request;
  request.open("POST", form.dataset.uploads);
  for (const [name, value] of Object.entries(headers())) request.setRequestHeader(name, value);
  request.setRequestHeader("Accept", "application/json");
  const bar = file.chip.querySelector("progress");
  request.upload.addEventListener("progress", (event) => { bar.value = event.loaded / event.total; });
  request.addEventListener("load", () => {
    const answer = answerOf(request);
    if (request.status !== 200) return refuse(file, answer.message || form.dataset.uploadFailed);
    Object.assign(file, { state: "done", id: answer.id, name: answer.name, size: answer.size });
    file.chip.dataset.state = "done";
    bar.hidden = true;
    return undefined;
  });
  request.addEventListener("error", () => refuse(file, form.dataset.uploadFailed));
  const body = new FormData();
  body.append("file", content, content.name || "image.png");
  request.send(body);
}

function add(content) {
  const file = { state: "sending", chip: template.content.firstElementChild.cloneNode(true) };
  file.chip.querySelector("[data-name]").textContent = content.name || "image.png";
  const remove = file.chip.querySelector("[data-remove]");
  remove.setAttribute("aria-label", remove.dataset.words.replace("%s", content.name || "image.png"));
  remove.addEventListener("click", () => drop(file));
  list.append(file.chip);
  files.add(file);
  if (files.size > MOST) return refuse(file, form.dataset.tooManyFiles);
  if (content.size > Number(form.dataset.mostBytes)) return refuse(file, form.dataset.tooLarge);
  return upload(file, content);
}

export function startAttachments(room) {
  input.addEventListener("change", () => {
    for (const content of input.files) add(content);
    input.value = "";
  });
  form.querySelector("textarea").addEventListener("paste", (event) => {
    if (!event.clipboardData.files.length) return;
    event.preventDefault();
    for (const content of event.clipboardData.files) add(content);
  });
  let depth = 0;
  const carriesFiles = (event) => event.dataTransfer?.types.includes("Files");
  const over = (on) => room.classList.toggle("chat-dropping", on);
  room.addEventListener("dragenter", (event) => { if (carriesFiles(event)) over((depth += 1) > 0); });
  room.addEventListener("dragleave", (event) => { if (carriesFiles(event)) over((depth -= 1) > 0); });
  room.addEventListener("dragover", (event) => { if (carriesFiles(event)) event.preventDefault(); });
  room.addEventListener("drop", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    depth = 0;
    over(false);
    for (const content of event.dataTransfer.files) add(content);
  });
}
