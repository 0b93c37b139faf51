/* Help inside the chat: over the conversation, which stays where it is; Esc and back lead to it again. */
let shown = null;
let text = null;
const read = [];

/* Articles read in this frame, for the story that goes with the first message. */
export const readHere = () => read.slice(-10).join(",");

function close() {
  shown.hidden = true;
  shown.replaceChildren();
  text.focus({ preventScroll: true });
}

function address(query) {
  const where = new URL(shown.dataset.help, location.href);
  const collection = document.querySelector("[data-composer]").elements.collection?.value;
  if (query) where.searchParams.set("q", query);
  if (collection) where.searchParams.set("collection", collection);
  return where.pathname + where.search;
}

export function openHelp(query = "") {
  if (shown) htmx.ajax("GET", address(query), { target: "#chat-help", swap: "innerHTML" });
}

/* To a person: as far as the conversation has come, by its own button or with the first message. */
function toPerson(room) {
  close();
  const way = room.querySelector("[data-to-person]:not([hidden]), .chat-ask-person");
  if (way) way.click();
}

export function startHelp(room) {
  shown = room.querySelector("#chat-help");
  text = room.querySelector("#chat-text");
  if (!shown) return;
  shown.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target !== shown) return;
    shown.style.insetBlockStart = `${room.querySelector(".chat-head").offsetHeight}px`;
    shown.hidden = false;
    room.querySelectorAll("details[open]").forEach((menu) => menu.removeAttribute("open"));
    const article = shown.querySelector("[data-article]")?.dataset.article;
    if (article && !read.includes(article)) read.push(article);
    shown.querySelectorAll(".chat-article-body a").forEach((link) => {
      link.target = "_blank";
      link.rel = "noopener";
    });
    (shown.querySelector("[data-focus]") || shown).focus({ preventScroll: true });
    shown.scrollTop = 0;
  });
  room.addEventListener("click", (event) => {
    const { target } = event;
    if (target.closest("[data-help-close]")) {
      event.preventDefault();
      close();
    }
    if (target.closest("[data-help-person]")) {
      event.preventDefault();
      toPerson(room);
    }
  });
  shown.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    close();
  });
}
