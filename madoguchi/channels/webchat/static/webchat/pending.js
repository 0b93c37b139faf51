/* Shows what is in the outbox below the conversation: 送信中, or 送信できませんでした with 再送信. */
import * as outbox from "./outbox.js";
import { retry } from "./sender.js";

const template = document.getElementById("chat-pending-template");
const list = document.getElementById("chat-pending");

function bubble(entry) {
  const item = template.content.firstElementChild.cloneNode(true);
  item.dataset.clientId = entry.id;
  item.dataset.state = entry.state;
  item.querySelector("[data-text]").textContent = entry.text;
  item.querySelector("[data-files]").textContent = entry.attachments.map((file) => file.name).join("、");
  item.querySelector("[data-reason]").textContent = entry.reason;
  item.querySelector("[data-again]").addEventListener("click", () => retry(entry.id));
  item.querySelector("[data-discard]").addEventListener("click", () => {
    document.dispatchEvent(new CustomEvent("chat:takeback", { detail: entry }));
    outbox.remove(entry.id);
  });
  return item;
}

export function showPending() {
  outbox.onChange((entries) => {
    list.querySelectorAll("[data-client-id]:not([data-done])").forEach((item) => {
      if (!entries.some((entry) => entry.id === item.dataset.clientId)) item.dataset.done = "";
    });
    for (const entry of entries) {
      const old = list.querySelector(`[data-client-id="${CSS.escape(entry.id)}"]`);
      if (old && old.dataset.state === entry.state) continue;
      const fresh = bubble(entry);
      if (old) old.replaceWith(fresh);
      else list.append(fresh);
    }
    document.dispatchEvent(new CustomEvent("chat:pending", { detail: { count: entries.length } }));
  });
}

/* A message acknowledged stays until the conversation shows it, so that nothing flickers. */
export function settle(log) {
  for (const item of list.querySelectorAll("[data-client-id]")) {
    if (log.querySelector(`[data-client-id="${CSS.escape(item.dataset.clientId)}"]`)) item.remove();
  }
}
