  /* How button and card look; the numbers stand on the host element. */
  const STYLE = `
    :host { all: initial; position: fixed; z-index: 2147483000; inset: auto 0 0 auto; color-scheme: light dark;
      --accent: {{ look.accent }}; --on-accent: #FFFFFF; --surface: #FBFAF7; --alert: #B5361A; --x: 20px; --y: 20px; }
    @media (prefers-color-scheme: dark) { :host {
      --accent: {{ look.accent_dark }}; --on-accent: #14161A; --surface: #14161A; --alert: #FF8A70; } }
    button { position: fixed; inset: auto var(--x) var(--y) auto; inline-size: 56px; block-size: 56px; padding: 0;
      border: 0; border-radius: 50%; background: var(--accent); color: var(--on-accent); cursor: pointer; display: grid;
      place-items: center; box-shadow: 0 2px 4px rgb(20 22 26 / .16), 0 8px 24px rgb(20 22 26 / .2);
      transition: transform 140ms ease; margin-block-end: env(safe-area-inset-bottom, 0px); }
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
    .card { position: fixed; inset: auto var(--x) calc(var(--y) + 68px) auto; inline-size: 380px;
      max-inline-size: calc(100vw - var(--x) - 20px); block-size: 600px; max-block-size: calc(100dvh - var(--y) - 88px);
      border-radius: 16px; overflow: hidden; background: var(--surface); opacity: 0; transform: translateY(8px);
      visibility: hidden; box-shadow: 0 4px 12px rgb(20 22 26 / .12), 0 16px 48px rgb(20 22 26 / .24);
      transition: opacity 160ms ease, transform 160ms ease, visibility 0s 160ms; }
    .card.open { opacity: 1; transform: none; visibility: visible; transition-delay: 0s; }
    :host([data-side="left"]) button { inset: auto auto var(--y) var(--x); }
    :host([data-side="left"]) .card { inset: auto auto calc(var(--y) + 68px) var(--x); }
    iframe { display: block; inline-size: 100%; block-size: 100%; border: 0; color-scheme: normal; }
    @media (max-width: 480px), (max-height: 480px) {
      .card, :host([data-side="left"]) .card { inset: 0; inline-size: 100%; max-inline-size: none;
        block-size: 100dvh; max-block-size: none; border-radius: 0; }
      .card.open ~ button { visibility: hidden; } }
    @media (prefers-reduced-motion: reduce) { button, .card { transition: none; } }
    @media print { :host { display: none; } }`;

  const DRAWINGS = {
    chat: ["M7.9 20A9 9 0 1 0 4 16.1L2 22Z", "M8 12h.01", "M12 12h.01", "M16 12h.01"],
    question: ["M7.9 20A9 9 0 1 0 4 16.1L2 22Z", "M9.09 9a3 3 0 0 1 5.83 1c0 2-3 3-3 3", "M12 17h.01"],
    headset: [
      "M3 11h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-5Zm0 0a9 9 0 1 1 18 0m0 0v5a2 2 0 0 1-2 2h-1a2 2 0 0 1-2-2v-3a2 2 0 0 1 2-2h3Z",
      "M21 16v2a4 4 0 0 1-4 4h-5",
    ],
    down: ["m6 9 6 6 6-6"],
  };

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

  /* The settings page chooses; attributes of the script tag choose for one page (data-side="left" data-y="80"). */
  const chosen = (name, known, otherwise) => (known.test(script.dataset[name] || "") ? script.dataset[name] : otherwise);
  const look = {
    side: chosen("side", /^(left|right)$/, "{{ look.side }}"),
    x: chosen("x", /^\d{1,3}$/, "{{ look.x }}"),
    y: chosen("y", /^\d{1,3}$/, "{{ look.y }}"),
    icon: chosen("icon", /^(chat|question|headset)$/, "{{ look.icon }}"),
  };

  const dress = (host, root) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    host.dataset.side = look.side;
    host.style.setProperty("--x", `${look.x}px`);
    host.style.setProperty("--y", `${look.y}px`);
    for (const [name, key] of [["--accent", "accent"], ["--accent", "accentDark"]]) {
      const wanted = chosen(key, /^#[0-9A-Fa-f]{6}$/, "");
      const dark = matchMedia("(prefers-color-scheme: dark)").matches;
      if (wanted && dark === (key === "accentDark")) host.style.setProperty(name, wanted);
    }
  };
