/* Talks with the page that shows the frame; only origins the desk allows are listened to or told anything. */
import { framed } from "./passport.js";

const allowed = new Set((document.body.dataset.allowedOrigins || "").split(" ").filter(Boolean));
let host = null;
let open = !framed;
let address = "";
const last = new Map();

/* The page the customer writes from, without query or fragment. */
export const page = () => (framed ? address : location.origin + location.pathname);

/* Whether the customer has the chat before her. */
export const seen = () => open && document.visibilityState === "visible";

function send(said) {
  if (host) window.parent.postMessage({ madoguchi: said.madoguchi, ...said }, host);
}

/* Tells the host page; what it must know is repeated when it says hello. */
export function tell(name, fields = {}) {
  const said = { madoguchi: name, ...fields };
  if (name !== "close") last.set(name, said);
  send(said);
}

export function startFrame(room) {
  if (!framed) return;
  const text = room.querySelector("textarea");
  window.addEventListener("message", (event) => {
    if (event.source !== window.parent || event.data?.madoguchi !== "host") return;
    if (event.origin !== location.origin && !allowed.has(event.origin)) return;
    host = event.origin;
    address = String(event.data.page || "").slice(0, 500);
    const opened = event.data.open && !open;
    open = Boolean(event.data.open);
    for (const said of last.values()) send(said);
    if (opened) {
      text.focus({ preventScroll: true });
      document.dispatchEvent(new CustomEvent("chat:shown"));
    }
  });
  room.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing && !event.defaultPrevented) tell("close");
  });
  room.querySelector("[data-close]")?.addEventListener("click", () => tell("close"));
  const above = location.ancestorOrigins?.[0] || (document.referrer && new URL(document.referrer).origin);
  if (above === location.origin || allowed.has(above)) window.parent.postMessage({ madoguchi: "ready" }, above);
}
