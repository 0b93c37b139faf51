/* In an app's web view (/chat/?embed=app) the app calls the same Madoguchi(…) as a page does, by its script
   bridge, or opens the chat with #identify=<token>; what happens is posted to its bridge as JSON. */
import { ask } from "./frame.js";

const listeners = new Map();

function post(said) {
  const words = JSON.stringify(said);
  window.webkit?.messageHandlers?.madoguchi?.postMessage(words);
  window.ReactNativeWebView?.postMessage(words);
  window.MadoguchiApp?.postMessage?.(words);
}

function happened(name, detail) {
  for (const listener of listeners.get(name) || []) listener(detail);
  post({ event: name, ...detail });
}

const CALLS = {
  on: (name, listener) => listeners.set(name, [...(listeners.get(name) || []), listener]),
  off: (name, listener) => listeners.set(name, (listeners.get(name) || []).filter((one) => listener && one !== listener)),
  identify: (token) => ask({ madoguchi: "identify", token }),
  attributes: (values) => ask({ madoguchi: "attributes", values }),
  page: (page) => ask({ madoguchi: "page", page }),
  prefill: (text) => ask({ madoguchi: "prefill", text }),
  help: (query) => ask({ madoguchi: "help", query }),
  reset: () => ask({ madoguchi: "reset" }),
};

/* The token leaves the address at once, so that it is in no history and no picture of the screen. */
function tokenInAddress() {
  const given = new URLSearchParams(location.hash.slice(1));
  const token = given.get("identify");
  if (!token) return;
  history.replaceState(null, "", location.pathname + location.search);
  ask({ madoguchi: "identify", token });
}

export function startApp(room) {
  if (room.dataset.embedded === undefined) return;
  const earlier = window.Madoguchi?.q || [];
  window.Madoguchi = (name, ...values) => {
    if (Object.hasOwn(CALLS, name)) CALLS[name](...values);
    else console.error(`Madoguchi: there is no call "${name}"`);
  };
  document.addEventListener("chat:announced", ({ detail: { madoguchi, ...detail } }) => {
    if (madoguchi === "refused") console.error(`Madoguchi: identify was refused (${detail.code}): ${detail.message}`);
    happened(madoguchi, detail);
  });
  for (const said of earlier) window.Madoguchi(...said);
  tokenInAddress();
  happened("ready", {});
}
