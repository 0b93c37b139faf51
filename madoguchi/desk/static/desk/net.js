// Fetching pieces and posting small things.
import { csrfToken } from "../ui/csrf.js";

const LATER = { Priority: "u=6" }; // RFC 9218; the pages give way to what people do

// `later`: a list that refreshes itself, for which nobody waits.
export async function fetched(url, later = false) {
  const answer = await fetch(url, { headers: { "HX-Request": "true", ...(later ? LATER : {}) } });
  if (answer.redirected && new URL(answer.url).pathname.startsWith("/account/")) location.reload();
  if (!answer.ok) throw new Error(String(answer.status));
  return new DOMParser().parseFromString(await answer.text(), "text/html").body;
}

export function post(url, values = {}, accept = "*/*") {
  const headers = { "X-CSRFToken": csrfToken(), "HX-Request": "true", Accept: accept };
  return fetch(url, { method: "POST", body: new URLSearchParams(values), headers, keepalive: true });
}
