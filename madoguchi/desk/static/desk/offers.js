// Offers ring in every tab until somebody answers or the time is over.
import { notify, once, ring } from "./ring.js";

const known = new Set();
const title = document.title;

function seen(card) {
  const id = card.dataset.offer;
  card.dataset.until ??= String(Date.now() + Number(card.dataset.seconds) * 1000);
  if (known.has(id)) return;
  known.add(id);
  once(`ring-${id}`, 3000, () => {
    ring();
    notify(card.dataset.title, card.querySelector(".offer-wish").textContent, `offer-${id}`);
  });
}

function tick() {
  const cards = [...document.querySelectorAll("[data-offer]")];
  for (const card of cards) count(card);
  if (!cards.length) return;
  const bell = "🔔 ";
  const plain = document.title.replace(bell, "");
  document.title = Math.floor(Date.now() / 1000) % 2 ? bell + plain : plain;
}

function count(card) {
  seen(card);
  const left = Math.max(0, Math.ceil((Number(card.dataset.until) - Date.now()) / 1000));
  card.querySelector("[data-left]").textContent = left;
  card.querySelector("progress").value = left;
  if (left % 5 === 0 && left > 0 && left < Number(card.dataset.most)) once(`ring-again-${card.dataset.offer}-${left}`, 1500, ring);
  if (left === 0 && !card.classList.contains("is-expired")) {
    card.classList.add("is-expired");
    for (const button of card.querySelectorAll("button")) button.disabled = true;
    setTimeout(look, 2500);
  }
}

function look() {
  document.getElementById("offers")?.dispatchEvent(new CustomEvent("live", { bubbles: true }));
}

function permission() {
  const button = document.querySelector("[data-ring-permission]");
  if (button && "Notification" in window) button.hidden = Notification.permission !== "default";
}

export function startOffers() {
  setInterval(tick, 1000);
  document.addEventListener("live:hello", look); // an offer made between the page and its stream is not missed
  document.addEventListener("htmx:afterSettle", () => {
    permission();
    tick();
    if (!document.querySelector("[data-offer]")) document.title = document.title.replace("🔔 ", "") || title;
  });
  document.addEventListener("click", async (event) => {
    if (!event.target.closest?.("[data-ring-permission]")) return;
    await Notification.requestPermission();
    permission();
  });
  tick();
  return permission;
}
