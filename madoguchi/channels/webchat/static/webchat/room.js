/* The chat of one customer, on its own page or in the frame: wires the small pieces together. */
import { startApp } from "./app.js";
import { startAsked } from "./asked.js";
import { startAttachments } from "./attachments.js";
import { startComposer } from "./composer.js";
import { startEarlier } from "./earlier.js";
import { startFrame, tell } from "./frame.js";
import { startHelp } from "./help.js";
import { remember } from "./keyed.js";
import { startNews } from "./news.js";
import { framed, settled } from "./passport.js";
import { startPanel } from "./panel.js";
import { settle, showPending } from "./pending.js";
import { startSound } from "./sound.js";
import { startStream } from "./stream.js";
import { startTyping } from "./typing.js";
import { startUnread } from "./unread.js";
import { drain } from "./sender.js";

const room = document.querySelector("[data-chat]");
const thread = room.querySelector("#chat-thread");
const scroller = room.querySelector("[data-scroll]");
const offline = room.querySelector("[data-offline]");
const log = () => room.querySelector("#chat-log");
let atEnd = true;

function toEnd(behaviour = "auto") {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  scroller.scrollTo({ top: scroller.scrollHeight, behavior: calm ? "auto" : behaviour });
}

/* A long answer is read from its beginning. */
function toNewest(added) {
  const last = added.filter((item) => item.matches("[data-sequence]")).at(-1);
  if (last && last.offsetHeight > scroller.clientHeight) last.scrollIntoView({ block: "start" });
  else toEnd("smooth");
}

function started() {
  const known = log()?.dataset.known !== undefined;
  const text = room.querySelector("#chat-text");
  if (log()?.dataset.number) text.placeholder = text.dataset.then;
  const number = room.querySelector("[data-number]");
  if (log()?.dataset.number && number) {
    number.textContent = log().dataset.number;
    number.closest("[data-number-line]").hidden = false;
  }
  tell("known", { known });
}

function watchConnection() {
  let timer = null;
  const lost = () => {
    clearTimeout(timer);
    timer = setTimeout(() => { offline.hidden = false; }, navigator.onLine ? 3000 : 0);
  };
  const back = () => {
    clearTimeout(timer);
    offline.hidden = true;
  };
  document.addEventListener("chat:connected", ({ detail }) => (detail ? back() : lost()));
  document.addEventListener("chat:offline", lost);
  document.addEventListener("chat:sent", back);
  window.addEventListener("offline", lost);
  window.addEventListener("online", () => { back(); drain(); });
}

/* On a phone the keyboard covers the page in some browsers: the room is as high as what is seen. */
function followKeyboard() {
  const view = window.visualViewport;
  if (!view) return;
  const fit = () => {
    const covered = window.innerHeight - view.height;
    room.style.setProperty("--chat-covered", `${covered > 80 ? Math.round(covered) : 0}px`);
    if (atEnd) toEnd();
  };
  view.addEventListener("resize", fit);
  fit();
}

scroller.addEventListener("scroll", () => {
  atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;
}, { passive: true });
thread.addEventListener("chat:merged", (event) => {
  if (log()) settle(log());
  started();
  if (event.detail.added.length && atEnd) requestAnimationFrame(() => toNewest(event.detail.added));
});
document.addEventListener("chat:pending", started);
document.addEventListener("chat:sending", () => requestAnimationFrame(() => toEnd("smooth")));

/* Whoever is quicker than the scripts has sent all the same, a moment later. */
let early = null;
const hold = (event) => {
  event.preventDefault();
  event.stopImmediatePropagation();
  early = event.submitter || event.target.querySelector("[type=submit]");
};
document.addEventListener("submit", hold, true);

remember(thread);
await settled;
startAsked(room);
startNews(room);
startFrame(room);
startApp(room);
startHelp(room);
startPanel(room, framed);
startEarlier(room, scroller);
showPending();
startComposer();
startAttachments(room);
startTyping(room);
startUnread(room);
startSound(room.querySelector("[data-sound]"));
watchConnection();
followKeyboard();
startStream(room.dataset.stream, () => log()?.dataset.known !== undefined, () => htmx.trigger(thread, "live"));
if (framed) htmx.trigger(thread, "live");
toEnd();
drain();
document.removeEventListener("submit", hold, true);
early?.click();
room.classList.add("chat-ready");
