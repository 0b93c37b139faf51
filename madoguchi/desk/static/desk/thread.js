// The conversation that is open: follows it live, keeps one's place, marks it as read.
import { fetched, post } from "./net.js";
import { reconcile } from "./reconcile.js";

const NEAR = 80;
const scroller = () => document.getElementById("thread-scroll");
const thread = () => document.getElementById("thread");
const atEnd = () => scroller().scrollHeight - scroller().scrollTop - scroller().clientHeight < NEAR;

function toEnd() {
  const pane = scroller();
  pane.scrollTop = pane.scrollHeight;
  document.querySelector("[data-to-end]")?.setAttribute("hidden", "");
}

let again = false;

export async function refreshThread() {
  const held = thread();
  if (!held || !scroller()) return;
  if (held.dataset.busy) {
    again = true;
    return;
  }
  held.dataset.busy = "1";
  const end = atEnd();
  try {
    const body = await fetched(held.dataset.thread);
    if (held.isConnected) take(held, body.querySelector("#thread"), end);
  } catch {
    // The next nudge, or the refresh after a reconnect, brings it.
  } finally {
    delete held.dataset.busy;
  }
  if (again) {
    again = false;
    refreshThread();
  }
}

// After a merge or its undo other lines stand under the same numbers: then everything is drawn anew.
function renumbered(fresh) {
  return [...fresh.querySelectorAll("[data-message]")].some((bubble) => {
    const held = document.getElementById(bubble.id);
    return held?.dataset.message && held.dataset.message !== bubble.dataset.message;
  });
}

function take(held, fresh, end) {
  const list = held.querySelector(".thread");
  for (const pending of list.querySelectorAll("[data-pending='sent']")) pending.remove();
  const before = Number(held.dataset.last);
  for (const waits of list.querySelectorAll(".is-held")) if (!fresh.querySelector(`#${waits.id}`)) waits.remove();
  if (renumbered(fresh)) list.replaceChildren(...fresh.querySelector(".thread").children);
  else reconcile(list, fresh.querySelector(".thread"));
  for (const pending of list.querySelectorAll("[data-pending]")) list.append(pending);
  held.dataset.last = fresh.dataset.last;
  document.dispatchEvent(new CustomEvent("desk:thread"));
  if (Number(fresh.dataset.last) > before) came(list, before, end);
}

function came(list, before, end) {
  const news = [...list.querySelectorAll("[data-sequence]")].filter((m) => Number(m.dataset.sequence) > before);
  for (const sign of document.querySelectorAll("[data-typing-sign]")) sign.hidden = true;
  if (end) toEnd();
  else if (news.some((m) => m.dataset.author === "customer")) document.querySelector("[data-to-end]")?.removeAttribute("hidden");
  document.dispatchEvent(new CustomEvent("desk:messages", { detail: { news } }));
  read();
}

function read() {
  const talk = document.getElementById("talk");
  const held = thread();
  if (!talk || !held || document.hidden || held.dataset.read === held.dataset.last) return;
  held.dataset.read = held.dataset.last;
  post(talk.dataset.readings, { sequence: held.dataset.last }).catch(() => {
    delete held.dataset.read;
  });
}

async function earlier(link) {
  const pane = scroller();
  const body = await fetched(link.href);
  const list = thread().querySelector(".thread");
  const height = pane.scrollHeight;
  const older = [...body.querySelector(".thread").children].filter((item) => !document.getElementById(item.id));
  list.prepend(...older);
  const more = body.querySelector("#thread-more");
  if (more) document.getElementById("thread-more").replaceWith(more);
  else document.getElementById("thread-more").remove();
  pane.scrollTop += pane.scrollHeight - height;
}

export function startThread() {
  document.addEventListener("live", (event) => {
    if (event.target.id === "thread") refreshThread();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("[data-earlier]");
    if (link && scroller()) {
      event.preventDefault();
      event.stopPropagation();
      earlier(link);
    }
    if (event.target.closest?.("[data-to-end]")) toEnd();
  }, true);
  document.addEventListener("visibilitychange", read);
  return () => {
    if (!scroller()) return;
    toEnd();
    thread().dataset.read = thread().dataset.last;
  };
}

export { toEnd };
