// The writing screen: [data-writing] gets a visual editor over its textarea; Markdown stays the other view of it.
import { acts, place, shownFilm } from "./commands.js";
import { ask } from "./dialogs.js";
import { put } from "./files.js";
import { CALLOUTS, schema } from "./schema.js";
import { VisualEditor } from "./view.js";

const VIEW = "madoguchi:writing-view";
const { marks } = schema;

function begin(root) {
    const textarea = root.querySelector("textarea");
    const bar = root.querySelector("[data-writing-bar]");
    const settings = { ...root.dataset };
    const editor = new VisualEditor(textarea, settings, (state) => shown(bar, state));
    for (const callout of CALLOUTS) {
        editor.host.style.setProperty(`--${callout}-title`, JSON.stringify(settings[callout]));
    }
    bar.hidden = false;
    root.querySelector("[data-writing-views]").hidden = false;
    bar.addEventListener("mousedown", (event) => event.target.closest("button") && event.preventDefault());
    bar.addEventListener("click", (event) => act(editor, event.target.closest("[data-act]")?.dataset.act));
    bar.addEventListener("keydown", (event) => walk(bar, event));
    root.querySelector("[data-writing-file]").addEventListener("change", (event) => {
        put(editor.view, settings, [...event.target.files]);
        event.target.value = "";
    });
    for (const tab of root.querySelectorAll("[data-view]")) {
        tab.addEventListener("click", () => turn(root, editor, tab.dataset.view));
    }
    document.addEventListener("click", (event) => remark(root, editor, event.target.closest?.("[data-remark]")));
    // What is being saved is no draft any more: one kept a moment later would come back as unsaved.
    textarea.form.addEventListener("submit", () => textarea.form.querySelector("[data-autosave]")?.remove());
    const gone = root.dataset.departureUrl;
    if (gone) window.addEventListener("pagehide", () => leave(gone, textarea.form));
    turn(root, editor, localStorage.getItem(VIEW) === "markdown" ? "markdown" : "visual");
    shown(bar, editor.view.state);
}

function turn(root, editor, name) {
    const visual = name === "visual";
    root.dataset.shows = name;
    editor.host.hidden = !visual;
    editor.textarea.closest(".field").hidden = visual;
    root.querySelector("[data-writing-bar]").hidden = !visual;
    for (const tab of root.querySelectorAll("[data-view]")) {
        tab.setAttribute("aria-pressed", String(tab.dataset.view === name));
    }
    if (visual) editor.reread();
    else editor.textarea.dispatchEvent(new Event("input", { bubbles: false }));
    localStorage.setItem(VIEW, name);
}

// Which buttons hold at the caret, and which are offered there.
function shown(bar, state) {
    for (const button of bar.querySelectorAll("[data-act]")) {
        const { on, shown: offered } = acts[button.dataset.act] ?? {};
        if (on) button.setAttribute("aria-pressed", String(on(state)));
        if (offered) button.hidden = !offered(state);
    }
    const group = bar.querySelector("[data-table-acts]");
    if (group) group.hidden = ![...group.querySelectorAll("button")].some((button) => !button.hidden);
}

// One stop for Tab; arrows go along the bar.
function walk(bar, event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const buttons = [...bar.querySelectorAll("button:not([hidden])")].filter((button) => button.offsetParent);
    const next = buttons.at((buttons.indexOf(document.activeElement) + step) % buttons.length);
    event.preventDefault();
    buttons.forEach((button) => (button.tabIndex = button === next ? 0 : -1));
    next.focus();
}

const asking = {
    link,
    picture: (editor) => editor.textarea.closest("[data-writing]").querySelector("[data-writing-file]").click(),
    film: async (editor) => {
        const given = await ask("writing-film");
        if (given?.src) editor.run({ run: shownFilm(given) });
    },
    block: async (editor) => {
        const given = await ask("writing-blocks");
        if (given?.slug) editor.run({ run: place(given.slug) });
    },
};

function act(editor, name) {
    if (!name) return;
    if (asking[name]) asking[name](editor);
    else editor.run(acts[name]);
}

async function link(editor) {
    const { state } = editor.view;
    const { from, to, empty, $from } = state.selection;
    const held = marks.link.isInSet($from.marks());
    const words = state.doc.textBetween(from, to, " ");
    const given = await ask("writing-link", { href: held?.attrs.href ?? "", words });
    if (!given) return editor.view.focus();
    const href = given.href.trim();
    const tr = editor.view.state.tr;
    if (!href) tr.removeMark(from, to, marks.link);
    else if (empty) tr.insert(from, schema.text(given.words.trim() || href, [marks.link.create({ href })]));
    else tr.addMark(from, to, marks.link.create({ href }));
    editor.view.dispatch(tr);
    return editor.view.focus();
}

// A remark leads to its place, in whichever view is open.
function remark(root, editor, button) {
    if (!button || !button.dataset.start) return;
    const [start, end] = [Number(button.dataset.start), Number(button.dataset.end)];
    const { textarea } = editor;
    const at = codeUnits(textarea.value, start);
    if (button.dataset.part === "heading") {
        textarea.form.elements.heading.focus();
    } else if (root.dataset.shows === "markdown") {
        textarea.focus();
        textarea.setSelectionRange(at, codeUnits(textarea.value, end));
    } else {
        const { words } = button.dataset;
        editor.show(words, textarea.value.slice(0, at).split(words).length - 1);
    }
}

function leave(url, form) {
    const body = new FormData();
    body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    navigator.sendBeacon(url, body);
}

// The house counts characters, the browser counts halves of them.
function codeUnits(text, characters) {
    return [...text].slice(0, characters).join("").length;
}

document.querySelectorAll("[data-writing]").forEach(begin);
