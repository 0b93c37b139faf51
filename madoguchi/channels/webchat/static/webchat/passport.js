/* Who is asking: the page has a cookie; the frame on another company's site has a token of its own. */
import { keep, recall } from "./store.js";

export const framed = document.body.dataset.chatFrame !== undefined;

const NAME = "visitor";

function newToken() {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

function token() {
  let mine = recall(NAME);
  if (!mine) {
    mine = newToken();
    keep(NAME, mine);
  }
  return mine;
}

/* Headers for every request of the chat; the token never stands in an address. */
export function headers() {
  const language = { "X-Chat-Language": document.documentElement.lang };
  if (framed) return { ...language, Authorization: `Bearer ${token()}` };
  const csrf = document.querySelector("[name=csrfmiddlewaretoken]");
  return csrf ? { ...language, "X-CSRFToken": csrf.value } : language;
}

export function post(address, fields, options = {}) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of Array.isArray(value) ? value : [value]) body.append(name, one);
  }
  const credentials = framed ? "omit" : "same-origin";
  return fetch(address, { method: "POST", body, headers: { ...headers(), Accept: "application/json" }, credentials, ...options });
}

/* htmx asks with the same passport. */
document.addEventListener("htmx:configRequest", (event) => Object.assign(event.detail.headers, headers()));
