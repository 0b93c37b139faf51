/* Sends the outbox: one tab at a time, oldest first, again and again until the server has acknowledged. */
import { alone } from "./alone.js";
import * as outbox from "./outbox.js";
import { post } from "./passport.js";

const WAITS = [1000, 2000, 4000, 8000, 15000, 30000];
let failures = 0;
let timer = null;
let busy = false;

const emit = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));

function later(milliseconds) {
  clearTimeout(timer);
  timer = setTimeout(drain, milliseconds);
}

async function reason(response) {
  try {
    return (await response.json()).message || "";
  } catch {
    return "";
  }
}

/* Returns whether the next entry may be tried at once. */
async function send(address, entry) {
  let response;
  try {
    response = await post(address, {
      client_id: entry.id,
      text: entry.text,
      attachment: entry.attachments.map((attachment) => attachment.id),
      page_url: entry.page || "",
      person: entry.person || "",
      collection: entry.collection || "",
      consent: entry.consent || "",
      old_enough: entry.oldEnough || "",
      read: entry.read || "",
    }, { signal: AbortSignal.timeout(20000) });
  } catch {
    failures += 1;
    emit("chat:offline");
    later(WAITS[Math.min(failures, WAITS.length) - 1]);
    return false;
  }
  if (response.ok) {
    failures = 0;
    outbox.remove(entry.id);
    emit("chat:sent", { id: entry.id });
    return true;
  }
  if (response.status === 429 || response.status >= 500) {
    failures += 1;
    if (response.status === 429) emit("chat:slow", { message: await reason(response) });
    later(Number(response.headers.get("Retry-After")) * 1000 || WAITS[Math.min(failures, WAITS.length) - 1]);
    return false;
  }
  outbox.change(entry.id, { state: "failed", reason: await reason(response) });
  return true;
}

async function drainHere() {
  const address = document.querySelector("[data-composer]").action;
  for (;;) {
    const next = outbox.waiting().find((entry) => entry.state === "sending");
    if (!next || !(await send(address, next))) return;
  }
}

export async function drain() {
  if (busy) return;
  busy = true;
  clearTimeout(timer);
  try {
    await alone("madoguchi-outbox", drainHere);
  } finally {
    busy = false;
  }
  if (failures === 0 && outbox.waiting().some((entry) => entry.state === "sending")) later(0);
}

export function retry(id) {
  outbox.change(id, { state: "sending", reason: "" });
  failures = 0;
  drain();
}

window.addEventListener("online", () => { failures = 0; drain(); });
document.addEventListener("visibilitychange", () => { if (!document.hidden) drain(); });
