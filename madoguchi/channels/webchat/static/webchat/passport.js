/* Who is asking. The page has a cookie. The frame on another site has a cookie of its own there (partitioned) where
   the browser keeps one; else a token in its storage; else a token for as long as it is open. */
import { forget, keep, recall } from "./store.js";

export const framed = document.body.dataset.chatFrame !== undefined;

const NAME = "visitor";
let token = framed ? recall(NAME) : null;

function newToken() {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

/* Whether the browser sent the cookie back that came with the frame. */
async function hasCookie() {
  const address = document.querySelector("[data-chat]").dataset.passport;
  for (let tries = 0; tries < 3; tries += 1) {
    try {
      return (await fetch(address, { headers: { "X-Chat-Frame": "1" }, cache: "no-store" })).status === 204;
    } catch {
      await new Promise((resolve) => { setTimeout(resolve, 700); });
    }
  }
  return false;
}

async function settle() {
  if (!framed || token || await hasCookie()) return;
  token = newToken();
  keep(NAME, token);
}

/* Nothing may be asked before this is settled. */
export const settled = settle();

/* Headers for every request of the chat; the token never stands in an address. The frame's own header cannot be
   sent by another site's page, so that its cookie cannot be abused. */
export function headers() {
  const mine = { "X-Chat-Language": document.documentElement.lang };
  if (framed) return token ? { ...mine, Authorization: `Bearer ${token}` } : { ...mine, "X-Chat-Frame": "1" };
  const csrf = document.querySelector("[name=csrfmiddlewaretoken]");
  return csrf ? { ...mine, "X-CSRFToken": csrf.value } : mine;
}

export function post(address, fields, options = {}) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of Array.isArray(value) ? value : [value]) body.append(name, one);
  }
  return fetch(address, { method: "POST", body, headers: { ...headers(), Accept: "application/json" }, ...options });
}

/* From now on this browser is a stranger: what was written and not sent goes too. */
export async function renew() {
  if (token) forget(NAME);
  else await post(document.querySelector("[data-chat]").dataset.passport, {});
  for (const key of ["draft", "outbox"]) forget(key);
}

/* htmx asks with the same passport. */
document.addEventListener("htmx:configRequest", (event) => Object.assign(event.detail.headers, headers()));
