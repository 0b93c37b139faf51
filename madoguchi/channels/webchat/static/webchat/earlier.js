/* 「以前のメッセージを表示」: older lines are put above the shown ones, and what is being read stays where it is. */
import { headers } from "./passport.js";

/* Two pages of lines meet on one day: it is named once, also after news have drawn a line again. */
function nameDaysOnce(log) {
  let last = "";
  for (const label of [...(log?.querySelectorAll(".chat-day") ?? [])]) {
    const day = label.textContent.trim();
    if (day === last) label.remove();
    last = day;
  }
}

/* A busy desk answers 503 for a moment: asked three times, a little later each time. */
async function fetched(address) {
  for (const pause of [500, 1500, 0]) {
    const response = await fetch(address, { headers: headers(), cache: "no-store" }).catch(() => null);
    if (response?.ok) return response.text();
    if (pause) await new Promise((resolve) => setTimeout(resolve, pause));
  }
  throw new Error(address);
}

async function show(room, scroller, link) {
  const page = new DOMParser().parseFromString(await fetched(link.dataset.earlier), "text/html");
  const log = room.querySelector("#chat-log");
  const older = [...page.querySelectorAll("#chat-log > [data-sequence]")].filter((line) => !document.getElementById(line.id));
  const fresh = page.getElementById("chat-earlier");
  if (!fresh || log.dataset.number !== page.getElementById("chat-log").dataset.number) return;
  const fromEnd = scroller.scrollHeight - scroller.scrollTop;
  log.setAttribute("aria-live", "off");
  log.prepend(...older);
  nameDaysOnce(log);
  room.querySelector("#chat-earlier").replaceWith(fresh);
  scroller.scrollTop = scroller.scrollHeight - fromEnd;
  older.forEach((line) => htmx.process(line));
  setTimeout(() => log.setAttribute("aria-live", "polite"), 500);
  const next = fresh.hidden ? scroller : fresh.querySelector("a");
  next.focus({ preventScroll: true });
}

export function startEarlier(room, scroller) {
  let busy = false;
  room.addEventListener("chat:merged", () => nameDaysOnce(room.querySelector("#chat-log")));
  if (room.querySelector("#chat-log[data-past]")) location.replace(location.pathname);
  room.addEventListener("click", (event) => {
    const link = event.target.closest("[data-earlier]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (busy) return;
    busy = true;
    show(room, scroller, link).catch(() => location.assign(link.href)).finally(() => { busy = false; });
  });
}
