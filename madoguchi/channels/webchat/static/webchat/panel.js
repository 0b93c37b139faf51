/* The panel above the composer (e-mail address and code): focus goes in, Esc closes it and gives the focus back. */
import { headers } from "./passport.js";

/* A file of the conversation: in the frame the link alone would arrive without the passport. */
async function fetchFile(link) {
  const response = await fetch(link.href, { headers: headers() });
  if (!response.ok) return;
  const address = URL.createObjectURL(await response.blob());
  const copy = document.createElement("a");
  copy.href = address;
  copy.download = link.querySelector("span")?.textContent || "";
  copy.click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

export function startPanel(room, framed) {
  const panel = room.querySelector("#chat-panel");
  const text = room.querySelector("textarea");
  const close = () => {
    panel.replaceChildren();
    text.focus();
  };
  panel.addEventListener("htmx:afterSwap", () => {
    room.querySelectorAll("details[open]").forEach((menu) => menu.removeAttribute("open"));
    panel.querySelector("[data-focus]")?.focus();
  });
  panel.addEventListener("click", (event) => { if (event.target.closest("[data-panel-close]")) close(); });
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault();
    close();
  });
  room.addEventListener("click", (event) => { if (event.target.closest(".chat-choice")) panel.replaceChildren(); });
  document.addEventListener("chat:known", () => htmx.trigger("#chat-thread", "live"));
  if (!framed) return;
  room.addEventListener("click", (event) => {
    const link = event.target.closest(".chat-sent-files a");
    if (!link) return;
    event.preventDefault();
    fetchFile(link).catch(() => {});
  });
}
