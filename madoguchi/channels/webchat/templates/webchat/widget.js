{% load i18n %}/* The customer desk's chat button. <script src="…/widget.js" async data-language="ja"></script> */
(() => {
  "use strict";
  const script = document.currentScript;
  if (!script || window.self !== window.top || document.getElementById("madoguchi-widget")) return;
  const desk = new URL(script.src).origin;
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

  const STYLE = `
    :host { all: initial; position: fixed; z-index: 2147483000; inset: auto 0 0 auto; color-scheme: light dark;
      --accent: #234E8C; --on-accent: #FFFFFF; --surface: #FBFAF7; --alert: #B5361A; }
    @media (prefers-color-scheme: dark) { :host {
      --accent: #8FB4F0; --on-accent: #14161A; --surface: #14161A; --alert: #FF8A70; } }
    button { position: fixed; inset: auto 20px 20px auto; inline-size: 56px; block-size: 56px; padding: 0; border: 0;
      border-radius: 50%; background: var(--accent); color: var(--on-accent); cursor: pointer; display: grid;
      place-items: center; box-shadow: 0 2px 4px rgb(20 22 26 / .16), 0 8px 24px rgb(20 22 26 / .2);
      transition: transform 140ms ease; }
    button:hover { transform: translateY(-2px); }
    button:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; }
    svg { inline-size: 26px; block-size: 26px; fill: none; stroke: currentColor; stroke-width: 1.5;
      stroke-linecap: round; stroke-linejoin: round; }
    svg[hidden] { display: none; }
    .badge { position: absolute; inset: -4px -4px auto auto; min-inline-size: 22px; block-size: 22px; padding: 0 5px;
      box-sizing: border-box; border-radius: 11px; border: 2px solid var(--surface); background: var(--alert);
      color: var(--on-accent); font: 700 12px/18px system-ui, sans-serif; font-variant-numeric: tabular-nums;
      text-align: center; }
    .badge[hidden] { display: none; }
    .card { position: fixed; inset: auto 20px 88px auto; inline-size: 380px; max-inline-size: calc(100vw - 40px);
      block-size: 600px; max-block-size: calc(100dvh - 108px); border-radius: 16px; overflow: hidden;
      background: var(--surface); opacity: 0; transform: translateY(8px); visibility: hidden;
      box-shadow: 0 4px 12px rgb(20 22 26 / .12), 0 16px 48px rgb(20 22 26 / .24);
      transition: opacity 160ms ease, transform 160ms ease, visibility 0s 160ms; }
    .card.open { opacity: 1; transform: none; visibility: visible; transition-delay: 0s; }
    iframe { display: block; inline-size: 100%; block-size: 100%; border: 0; color-scheme: normal; }
    @media (max-width: 480px), (max-height: 480px) {
      .card { inset: 0; inline-size: 100%; max-inline-size: none; block-size: 100dvh; max-block-size: none;
        border-radius: 0; }
      .card.open ~ button { visibility: hidden; } }
    @media (prefers-reduced-motion: reduce) { button, .card { transition: none; } }
    @media print { :host { display: none; } }`;

  const drawing = (paths) => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    for (const d of paths) {
      const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
      path.setAttribute("d", d);
      svg.append(path);
    }
    return svg;
  };

  const host = document.createElement("div");
  host.id = "madoguchi-widget";
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  const card = document.createElement("div");
  card.className = "card";
  card.id = "card";
  const button = document.createElement("button");
  button.type = "button";
  button.setAttribute("aria-controls", "card");
  const talk = drawing(["M7.9 20A9 9 0 1 0 4 16.1L2 22Z", "M8 12h.01", "M12 12h.01", "M16 12h.01"]);
  const down = drawing(["m6 9 6 6 6-6"]);
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
  const here = () => ({ madoguchi: "host", open, page: location.origin + location.pathname, title: document.title });

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
    const address = new URL("/chat/frame/", desk);
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
    if (open && frame) frame.focus();
    if (!open && byCustomer) button.focus();
  };

  button.addEventListener("click", () => turn(!open, true));
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && open && !event.isComposing) turn(false, true);
  });
  window.addEventListener("message", (event) => {
    if (event.origin !== desk || !frame || event.source !== frame.contentWindow) return;
    const said = event.data || {};
    heard = true;
    if (said.madoguchi === "ready") tell(here());
    if (said.madoguchi === "close") turn(false, true);
    if (said.madoguchi === "known") remember.set(said.known ? "1" : "");
    if (said.madoguchi === "unread" && Number.isInteger(said.count)) { unread = said.count; show(); }
  });

  const start = () => {
    document.body.append(host);
    show();
    if (remember.get()) load();
  };
  if (document.body) start();
  else document.addEventListener("DOMContentLoaded", start, { once: true });
})();
