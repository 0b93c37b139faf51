// data-refresh="url": the element is fetched again when its live hint comes, and once a minute for the clock's sake.
// One that is being used (an open menu, a field with the focus) is left alone until it is free.
import { took } from "../ui/live.js";
import { fetched } from "./net.js";
import { asking, same } from "./reconcile.js";

const MINUTE = 60_000;
const later = new WeakMap();

function used(element) {
  const at = document.activeElement;
  return asking(element) || element.querySelector("details[open]") || (element.contains(at) && at.matches("input, select, textarea"));
}

function refreshLater(element) {
  clearTimeout(later.get(element));
  later.set(element, setTimeout(() => refresh(element), 700));
}

async function refresh(element) {
  if (!element.isConnected) return;
  if (element.dataset.busy) {
    element.dataset.again = "1"; // what is on its way may be older than this nudge
    return;
  }
  if (used(element)) {
    refreshLater(element);
    return;
  }
  element.dataset.busy = "1";
  const began = performance.now();
  try {
    const body = await fetched(element.dataset.refresh, element.id !== "offers");
    const fresh = body.querySelector(`#${element.id}`);
    if (fresh && element.isConnected) (used(element) ? refreshLater : replace)(element, fresh);
  } catch {
    // The next nudge, or the refresh after a reconnect, brings it.
  } finally {
    delete element.dataset.busy;
    took(element, performance.now() - began);
    if (element.dataset.again) again(element);
  }
}

function again(element) {
  delete element.dataset.again;
  const now = document.getElementById(element.id);
  if (now) refresh(now);
}

function replace(element, fresh) {
  if (same(element, fresh)) return;
  const at = element.contains(document.activeElement) ? document.activeElement : null;
  const mark = at?.getAttribute("href") ? `[href="${CSS.escape(at.getAttribute("href"))}"]` : at?.value ? `[value="${CSS.escape(at.value)}"]` : "";
  element.replaceWith(fresh);
  window.htmx?.process(fresh);
  if (mark) fresh.querySelector(mark)?.focus({ preventScroll: true });
  fresh.dispatchEvent(new CustomEvent("desk:refreshed", { bubbles: true }));
}

export function startRefresh() {
  document.addEventListener("live", (event) => {
    if (event.target.dataset?.refresh) refresh(event.target);
  });
  setInterval(() => {
    if (document.hidden) return;
    for (const element of document.querySelectorAll("[data-refresh]")) refresh(element);
  }, MINUTE);
  return null;
}
