/* Somebody is writing: told at most every three seconds, shown for six, never when nobody writes.
   The assistant says once that it prepares an answer; that stands until the answer does. */
import { post } from "./passport.js";

let told = 0;

/* A line that stands for so long, or until one of these has said something. */
function sign(room, name, who, milliseconds) {
  const line = room.querySelector(name);
  let hide = null;
  const away = () => {
    clearTimeout(hide);
    line.hidden = true;
  };
  room.addEventListener("chat:merged", (event) => {
    if (event.detail.added.some((item) => who.includes(item.dataset.from))) away();
  });
  return () => {
    line.hidden = false;
    clearTimeout(hide);
    hide = setTimeout(away, milliseconds);
  };
}

export function startTyping(room) {
  const text = room.querySelector("textarea");
  text.addEventListener("input", () => {
    if (!text.value || !room.querySelector("#chat-log[data-known]") || Date.now() - told < 3000) return;
    told = Date.now();
    post(room.dataset.typingMarks, {}).catch(() => {});
  });
  const shown = {
    staff: sign(room, "[data-typing]", ["agent"], 6000),
    assistant: sign(room, "[data-preparing]", ["assistant", "agent", "system"], 60000),
  };
  document.addEventListener("chat:hint", ({ detail }) => {
    const [what, , who] = detail.split(":");
    if (what === "typing") shown[who]?.();
  });
}
