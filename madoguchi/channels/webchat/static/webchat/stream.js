/* Live: one stream per browser (the tab that holds the lock reads it and tells the others), read by fetch
   so that the frame can send its passport; after every connect the conversation is fetched again. */
import { alone } from "./alone.js";
import { headers } from "./passport.js";

const QUIET = 45000;
const channel = new BroadcastChannel("madoguchi-chat");
let address = "";
let known = () => false;
let refresh = () => {};
let connected = false;
let sent = false;
let shared = true;
let wake = null;

function hear(hint) {
  document.dispatchEvent(new CustomEvent("chat:hint", { detail: hint }));
  if (!hint.startsWith("typing:")) refresh();
}

function state(now) {
  connected = now;
  document.dispatchEvent(new CustomEvent("chat:connected", { detail: now }));
}

function everybody(said) {
  if (shared) channel.postMessage(said);
  receive(said);
}

function receive(said) {
  if (said.hint) hear(said.hint);
  if (said.refresh) refresh();
  if (said.sent) {
    sent = true;
    if (!connected) wake?.();
  }
  if (said.connected !== undefined && said.connected !== connected) state(said.connected);
}

function understand(block) {
  let name = "message";
  let data = "";
  for (const line of block.split("\n")) {
    if (line.startsWith("event:")) name = line.slice(6).trim();
    if (line.startsWith("data:")) data += line.slice(5).trim();
  }
  if (name === "hello") everybody({ connected: true, refresh: true });
  else if (name === "refresh") everybody({ refresh: true });
  else if (name === "message" && data) everybody({ hint: data });
}

async function read(body, alive) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let kept = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    alive();
    const blocks = (kept + value).replace(/\r\n?/g, "\n").split("\n\n");
    kept = blocks.pop();
    blocks.forEach(understand);
  }
}

/* Returns "refused" when the server does not know the visitor yet, else "ended". */
async function once() {
  const controller = new AbortController();
  let timer = setTimeout(() => controller.abort(), QUIET);
  const alive = () => {
    clearTimeout(timer);
    timer = setTimeout(() => controller.abort(), QUIET);
  };
  try {
    const response = await fetch(address, {
      headers: { ...headers(), Accept: "text/event-stream" },
      cache: "no-store",
      signal: controller.signal,
    });
    if (response.status === 401 || response.status === 403) return "refused";
    if (response.ok) await read(response.body, alive);
  } catch { /* lost: the caller tries again */ } finally {
    clearTimeout(timer);
  }
  return "ended";
}

function pause(milliseconds) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    wake = () => {
      clearTimeout(timer);
      resolve();
    };
  });
}

/* Without a lock every tab has a stream of its own and speaks for itself. */
async function lead(together) {
  shared = together;
  for (let failures = 0; ;) {
    if (!known()) {
      await pause(3600000);
      continue;
    }
    const began = Date.now();
    const how = await once();
    everybody({ connected: false });
    failures = Date.now() - began > 10000 ? 0 : failures + 1;
    await pause(how === "refused" ? 3000 : Math.min(500 * 2 ** failures, 15000) * (0.7 + Math.random() * 0.6));
  }
}

/* Calls `again` when something changed; coalesced, so that a burst costs one fetch. */
export function startStream(where, isKnown, again) {
  let timer = null;
  let last = 0;
  address = where;
  known = () => sent || isKnown();
  refresh = () => {
    if (timer) return;
    const wait = Math.max(0, last + 250 - Date.now()) + (document.hidden ? Math.random() * 500 : 0);
    timer = setTimeout(() => {
      timer = null;
      last = Date.now();
      again();
    }, wait);
  };
  channel.addEventListener("message", (event) => receive(event.data));
  window.addEventListener("online", () => wake?.());
  document.addEventListener("chat:identified", () => everybody({ refresh: true, sent: true }));
  document.addEventListener("chat:sent", () => everybody({ refresh: true, sent: true }));
  setInterval(() => { if (!connected && known() && navigator.onLine) refresh(); }, 15000);
  alone("madoguchi-chat-stream", lead);
}
