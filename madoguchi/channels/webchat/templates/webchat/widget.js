{% load i18n %}/* The customer desk's chat button. <script src="…/widget.js" async data-language="ja"></script> */
(() => {
  "use strict";
  const script = document.currentScript;
  if (!script || document.getElementById("madoguchi-widget")) return;
  const desk = new URL(script.src).origin;
  const preview = desk === location.origin && script.dataset.preview;
  if (window.self !== window.top && !preview) return;
  const WORDS = JSON.parse("{{ words|escapejs }}");
  const wanted = (script.dataset.language || document.documentElement.lang || navigator.language || "ja").slice(0, 2);
  const language = WORDS[wanted] ? wanted : "en";
  const words = WORDS[language];
  const phone = matchMedia("(max-width: 480px), (max-height: 480px)");
  const KNOWN = "madoguchi.known";
  const remember = {
    get: () => { try { return localStorage.getItem(KNOWN); } catch { return null; } },
    set: (value) => { try { localStorage.setItem(KNOWN, value); } catch { /* private window */ } },
  };

{% include "webchat/widget/look.js" %}
  const host = document.createElement("div");
  host.id = "madoguchi-widget";
  const root = host.attachShadow({ mode: "open" });
  dress(host, root);
  const card = document.createElement("div");
  card.className = "card";
  card.id = "card";
  const button = document.createElement("button");
  button.type = "button";
  button.setAttribute("aria-controls", "card");
  const talk = drawing(DRAWINGS[look.icon]);
  const down = drawing(DRAWINGS.down);
  const badge = document.createElement("span");
  badge.className = "badge";
  badge.setAttribute("aria-hidden", "true");
  button.append(talk, down, badge);
  root.append(card, button);

  let frame = null;
  let heard = false;
  let open = false;
  let unread = 0;
  let overflow = "";

  const tell = (message) => { if (heard) frame.contentWindow.postMessage(message, desk); };
  const here = () => ({ madoguchi: "host", open, page: place || location.origin + location.pathname });

  const show = () => {
    badge.hidden = open || unread === 0;
    badge.textContent = unread > 99 ? "99+" : String(unread);
    talk.toggleAttribute("hidden", open);
    down.toggleAttribute("hidden", !open);
    button.setAttribute("aria-expanded", String(open));
    button.setAttribute("aria-label", open ? words.close : unread ? words.unread.replace("%s", unread) : words.open);
    button.title = open ? words.close : words.open;
  };

  const load = () => {
    if (frame) return;
    const address = new URL(preview || "/chat/frame/", desk);
    address.searchParams.set("language", language);
    if (script.dataset.collection) address.searchParams.set("collection", script.dataset.collection);
    frame = document.createElement("iframe");
    frame.title = words.title;
    frame.src = address.href;
    card.append(frame);
  };

  const turn = (wide, byCustomer) => {
    if (open === wide) return;
    open = wide;
    if (open) load();
    card.classList.toggle("open", open);
    if (phone.matches || !open) {
      if (open) overflow = document.documentElement.style.overflow;
      document.documentElement.style.overflow = open ? "hidden" : overflow;
    }
    show();
    tell(here());
    if (open && frame && !preview) frame.focus();
    if (!open && byCustomer) button.focus();
    happened(open ? "open" : "close");
  };

{% include "webchat/widget/calls.js" %}
  /* The frame has (re)loaded and listens: it hears where it is, who is here, and what was asked meanwhile. */
  const greet = () => {
    tell(here());
    if (identity) identify();
    for (const message of waiting.splice(0)) tell(message);
  };

  const HEARD = {
    ready: () => greet(),
    leaving: () => {},
    close: () => turn(false, true),
    known: ({ known }) => remember.set(known ? "1" : ""),
    unread: ({ count }) => {
      if (!Number.isInteger(count) || count === unread) return;
      unread = count;
      show();
      happened("unread", { count });
    },
    message: ({ from }) => happened("message", { from: String(from) }),
    answered: ({ by }) => happened("answered", { by: String(by) }),
    resolved: () => happened("resolved"),
    identified: () => happened("identified"),
    refused: (said) => refused(said),
  };

  button.addEventListener("click", () => turn(!open, true));
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && open && !event.isComposing) turn(false, true);
  });
  window.addEventListener("message", (event) => {
    if (event.origin !== desk || !frame || event.source !== frame.contentWindow) return;
    const said = event.data || {};
    heard = said.madoguchi !== "leaving";
    if (Object.hasOwn(HEARD, said.madoguchi)) HEARD[said.madoguchi](said);
  });

  const start = () => {
    document.body.append(host);
    show();
    answerCalls();
    if (preview) turn(true, false);
    else if (remember.get()) load();
    happened("ready");
  };
  if (document.body) start();
  else document.addEventListener("DOMContentLoaded", start, { once: true });
})();
