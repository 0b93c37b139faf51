// Folding panes, the heartbeat, forms that send themselves when changed.
import { post } from "./net.js";

const HEARTBEAT = 20_000;

function toggle(name) {
  const desk = document.getElementById("desk");
  const open = desk.classList.toggle(name);
  const pane = document.getElementById(name === "is-side-open" ? "desk-side" : "desk-nav");
  if (open) pane.focus();
}

function clicked(event) {
  const link = event.target.closest?.("[data-toggle-side], [data-open-nav]");
  if (link) {
    event.preventDefault();
    toggle(link.matches("[data-toggle-side]") ? "is-side-open" : "is-nav-open");
  }
}

function changed(event) {
  const form = event.target.closest?.("form[data-send-on-change]");
  if (form) form.requestSubmit();
}

function escaped(event) {
  const desk = document.getElementById("desk");
  if (event.key === "Escape" && desk.classList.contains("is-side-open")) desk.classList.remove("is-side-open");
}

let beaten = 0;

// Browsers slow the timers of hidden tabs to one a minute; what the stream brings is not slowed.
function beat() {
  const page = document.querySelector("[data-heartbeat]");
  if (!page || Date.now() - beaten < HEARTBEAT / 2) return;
  beaten = Date.now();
  post(page.dataset.heartbeat).catch(() => {});
}

export function focusPane(step) {
  const panes = ["desk-nav", "desk-middle", "desk-side"].map((id) => document.getElementById(id)).filter((p) => p.offsetParent);
  const here = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = panes[Math.min(panes.length - 1, Math.max(0, (here < 0 ? 1 : here) + step))];
  (next.querySelector("a[href], button, textarea") ?? next).focus();
}

export function startPanes() {
  document.addEventListener("click", clicked);
  document.addEventListener("change", changed);
  document.addEventListener("keydown", escaped);
  setInterval(beat, HEARTBEAT);
  for (const sign of ["live:ping", "live:hint", "live:hello"]) document.addEventListener(sign, beat);
  beat();
  return null;
}
