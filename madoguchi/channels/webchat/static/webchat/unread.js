/* Unread messages: read marks while the chat is before the customer, else a number in the title, a sound, a badge. */
import { seen, tell } from "./frame.js";
import { post } from "./passport.js";
import { chime } from "./sound.js";

const title = document.title;
let read = 0;
let unread = 0;

function show() {
  document.title = unread ? `(${unread}) ${title}` : title;
  tell("unread", { count: unread });
}

const theirs = (item) => item.matches?.("[data-sequence]") && item.dataset.from !== "customer";

function mark(log, address) {
  const newest = Math.max(0, ...[...log.querySelectorAll("[data-sequence]")].map((item) => Number(item.dataset.sequence)));
  if (unread) {
    unread = 0;
    show();
  }
  if (newest <= read) return;
  read = newest;
  post(address, { sequence: newest }).catch(() => { read = 0; });
}

export function startUnread(room) {
  const log = () => room.querySelector("#chat-log");
  const address = room.dataset.readMarks;
  const look = () => { if (log() && seen()) mark(log(), address); };
  const known = Number(log()?.dataset.readUpTo || 0);
  unread = seen() ? 0 : [...room.querySelectorAll("#chat-log > [data-sequence]")]
    .filter((item) => theirs(item) && Number(item.dataset.sequence) > known).length;
  show();
  look();
  room.addEventListener("chat:merged", (event) => {
    const fresh = event.detail.added.filter((item) => theirs(item) && !item.dataset.heard);
    fresh.forEach((item) => { item.dataset.heard = "1"; });
    const news = fresh.filter((item) => Number(item.dataset.sequence) > Math.max(known, read));
    if (news.length && !seen()) {
      unread += news.length;
      show();
    }
    if (news.some((item) => item.dataset.from === "agent")) chime();
    look();
  });
  document.addEventListener("visibilitychange", look);
  document.addEventListener("chat:shown", look);
}
