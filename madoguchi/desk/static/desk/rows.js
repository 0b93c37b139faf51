// The list: moves by keyboard, shows a preview, and lets news wait behind a bar while somebody reads.
import { took } from "../ui/live.js";
import { fetched } from "./net.js";
import { choose, chosen } from "./picks.js";
import { asking, reconcile } from "./reconcile.js";

let preview = 0;

const rowsOf = () => [...document.querySelectorAll("#list [data-row]")];
const list = () => document.querySelector("#list[data-rows]");

export function moveRow(step) {
  const rows = rowsOf();
  const here = rows.indexOf(document.activeElement);
  const next = rows[here < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, here + step))];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
  return Boolean(next);
}

function showNews(count) {
  const bar = document.getElementById("news-bar");
  if (!bar) return;
  const button = bar.querySelector("button");
  const words = count === 1 ? button.dataset.one : button.dataset.many.replace("{count}", count);
  bar.querySelector("span").textContent = words;
  bar.hidden = count === 0;
}

async function refresh() {
  const pane = list();
  if (!pane) return;
  if (pane.dataset.busy) {
    pane.dataset.again = "1"; // what is on its way may be older than this nudge
    return;
  }
  pane.dataset.busy = "1";
  const began = performance.now();
  try {
    const body = await fetched(pane.dataset.rows, true);
    const picked = chosen();
    const fresh = body.querySelector("[data-row-list]");
    const held = pane.querySelector("[data-row-list]");
    if (!held || !fresh) replace(pane, body);
    else update(pane, held, fresh);
    choose(picked);
  } catch {
    // The next nudge, or the refresh after a reconnect, brings it.
  } finally {
    delete pane.dataset.busy;
    took(pane, performance.now() - began);
    if (pane.dataset.again) {
      delete pane.dataset.again;
      refresh();
    }
  }
}

function update(pane, held, fresh) {
  const focused = document.activeElement?.closest?.("[data-id]")?.id;
  const known = new Set([...fresh.children].map((row) => row.id));
  const first = new URL(pane.dataset.rows, location.href).searchParams.has("cursor") === false;
  if (first) for (const row of held.children) row.classList.toggle("is-gone", !known.has(row.id) && inFirst(held, row, fresh));
  const added = reconcile(held, fresh, { append: false });
  if (focused) document.getElementById(focused)?.querySelector("[data-row]")?.focus();
  showNews(added.length);
}

function inFirst(held, row, fresh) {
  return [...held.children].indexOf(row) < fresh.children.length;
}

function replace(pane, body) {
  if (asking(pane)) return;
  pane.replaceChildren(...body.childNodes);
  window.htmx?.process(pane);
  showNews(0);
}

async function showAll() {
  const pane = list();
  replace(pane, await fetched(pane.dataset.rows));
  pane.scrollTop = 0;
  rowsOf()[0]?.focus();
}

function focused(event) {
  const row = event.target.closest?.("[data-preview]");
  const side = document.getElementById("desk-side");
  clearTimeout(preview);
  if (!row || !side || getComputedStyle(side).visibility === "hidden" || innerWidth < 1280) return;
  preview = setTimeout(async () => {
    try {
      const body = await fetched(`${row.dataset.preview}?preview=1`);
      if (document.activeElement === row) side.replaceChildren(...body.childNodes);
    } catch { /* the preview is a courtesy */ }
  }, 160);
}

export function startRows() {
  document.addEventListener("live", (event) => {
    if (event.target.id === "list") refresh();
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest?.("[data-show-news]")) showAll();
  });
  document.addEventListener("focusin", focused);
  document.addEventListener("htmx:beforeRequest", () => clearTimeout(preview));
  return null;
}
