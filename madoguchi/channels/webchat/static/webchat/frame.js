/* Talks with the page that shows the frame; only origins the desk allows are listened to or told anything.
   In an app's web view the app itself is the host: it calls and hears by window.Madoguchi (app.js). */
import { framed } from "./passport.js";

const allowed = new Set((document.body.dataset.allowedOrigins || "").split(" ").filter(Boolean));
let host = null;
let open = !framed;
let address = "";
const last = new Map();

/* The page the customer writes from, without query or fragment. */
export const page = () => address || (framed ? "" : location.origin + location.pathname);

export function setPage(shown) {
  address = String(shown || "").slice(0, 500);
}

/* Whether the customer has the chat before her. */
export const seen = () => open && document.visibilityState === "visible";

const send = (said) => { if (host) window.parent.postMessage(said, host); };

/* Tells the host page; what it must know is repeated when it says hello. */
export function tell(name, fields = {}) {
  const said = { madoguchi: name, ...fields };
  if (name !== "close") last.set(name, said);
  send(said);
}

/* Tells that something happened, once. */
export function announce(name, fields = {}) {
  const said = { madoguchi: name, ...fields };
  send(said);
  document.dispatchEvent(new CustomEvent("chat:announced", { detail: said }));
}

/* A request of the host (identify, attributes, prefill, help, reset): asked.js does it. */
export const ask = (said) => document.dispatchEvent(new CustomEvent("chat:asked", { detail: said }));

export function startFrame(room) {
  if (!framed) return;
  const text = room.querySelector("textarea");
  window.addEventListener("message", (event) => {
    if (event.source !== window.parent || !event.data?.madoguchi) return;
    if (event.origin !== location.origin && !allowed.has(event.origin)) return;
    if (event.data.madoguchi !== "host") return host && ask(event.data);
    host = event.origin;
    setPage(event.data.page);
    const opened = event.data.open && !open;
    open = Boolean(event.data.open);
    for (const said of last.values()) send(said);
    if (opened) {
      text.focus({ preventScroll: true });
      document.dispatchEvent(new CustomEvent("chat:shown"));
    }
    return undefined;
  });
  room.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing && !event.defaultPrevented) tell("close");
  });
  room.querySelector("[data-close]")?.addEventListener("click", () => tell("close"));
  const above = location.ancestorOrigins?.[0] || (document.referrer && new URL(document.referrer).origin);
  if (above === location.origin || allowed.has(above)) window.parent.postMessage({ madoguchi: "ready" }, above);
}
