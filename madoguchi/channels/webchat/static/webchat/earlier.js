/* 「以前のメッセージを表示」: older lines are put above the shown ones, and what is being read stays where it is. */
import { headers } from "./passport.js";

/* Two pages of lines meet on one day: it is named once. */
function joinDays(older, first) {
  const label = first?.querySelector(".chat-day");
  const last = older.map((line) => line.querySelector(".chat-day")).filter(Boolean).at(-1);
  if (label && label.textContent.trim() === last?.textContent.trim()) label.remove();
}

async function show(room, scroller, link) {
  const log = room.querySelector("#chat-log");
  const response = await fetch(link.dataset.earlier, { headers: headers(), cache: "no-store" });
  if (!response.ok) return;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const older = [...page.querySelectorAll("#chat-log > [data-sequence]")].filter((line) => !document.getElementById(line.id));
  const fresh = page.getElementById("chat-earlier");
  if (!fresh || log.dataset.number !== page.getElementById("chat-log").dataset.number) return;
  const fromEnd = scroller.scrollHeight - scroller.scrollTop;
  joinDays(older, log.firstElementChild);
  log.setAttribute("aria-live", "off");
  log.prepend(...older);
  room.querySelector("#chat-earlier").replaceWith(fresh);
  scroller.scrollTop = scroller.scrollHeight - fromEnd;
  older.forEach((line) => htmx.process(line));
  setTimeout(() => log.setAttribute("aria-live", "polite"), 500);
  const next = fresh.hidden ? scroller : fresh.querySelector("a");
  next.focus({ preventScroll: true });
}

export function startEarlier(room, scroller) {
  let busy = false;
  if (room.querySelector("#chat-log[data-past]")) location.replace(location.pathname);
  room.addEventListener("click", (event) => {
    const link = event.target.closest("[data-earlier]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (busy) return;
    busy = true;
    show(room, scroller, link).catch(() => {}).finally(() => { busy = false; });
  });
}
