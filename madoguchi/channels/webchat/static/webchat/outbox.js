/* Messages written but not yet acknowledged: kept over reload and lost network, shared by all tabs. */
import { forget, keep, recall, watch } from "./store.js";

const KEY = "outbox";
const watchers = new Set();

/* Every entry: {id, text, attachments: [{id, name, size}], files, at, state: "sending" | "failed", reason}. */
export function waiting() {
  try {
    return JSON.parse(recall(KEY) || "[]");
  } catch {
    return [];
  }
}

function write(entries) {
  if (entries.length) keep(KEY, JSON.stringify(entries));
  else forget(KEY);
  changed();
}

function changed() {
  for (const callback of watchers) callback(waiting());
}

export function onChange(callback) {
  watchers.add(callback);
  callback(waiting());
}

export function put(entry) {
  write([...waiting(), { state: "sending", reason: "", at: Date.now(), ...entry }]);
}

export function change(id, news) {
  write(waiting().map((entry) => (entry.id === id ? { ...entry, ...news } : entry)));
}

export function remove(id) {
  write(waiting().filter((entry) => entry.id !== id));
}

watch(KEY, changed);
