/* Somebody is writing: told at most every three seconds, shown for six, never when nobody writes. */
import { post } from "./passport.js";

let told = 0;
let hide = null;

export function startTyping(room) {
  const shown = room.querySelector("[data-typing]");
  const text = room.querySelector("textarea");
  text.addEventListener("input", () => {
    if (!text.value || !room.querySelector("#chat-log[data-known]") || Date.now() - told < 3000) return;
    told = Date.now();
    post(room.dataset.typingMarks, {}).catch(() => {});
  });
  const away = () => {
    clearTimeout(hide);
    shown.hidden = true;
  };
  document.addEventListener("chat:hint", ({ detail }) => {
    if (!detail.startsWith("typing:") || !detail.endsWith(":staff")) return;
    shown.hidden = false;
    clearTimeout(hide);
    hide = setTimeout(away, 6000);
  });
  room.addEventListener("chat:merged", (event) => {
    if (event.detail.added.some((item) => item.dataset.from === "agent")) away();
  });
}
