// data-hotkey="r" (or "g i", "Ctrl+k", "Shift+?"): the key clicks the element, or focuses it when it is a field.
// Single keys rest in text fields and while composing, and can be turned off; `?` lists what this page offers.
// data-key-told="Alt+L" only tells there of a key that a field of the page knows by itself.
import { composing } from "./ime_safe_enter.js";
import { openDialog } from "./dialog.js";
import { word } from "./words.js";

const SWITCH = "madoguchi:single-keys";
const FIELDS = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]";
const apple = /Mac|iP(hone|ad)/.test(navigator.platform);
let first = "";
let timer = 0;

export function singleKeys() {
    try {
        return localStorage.getItem(SWITCH) !== "off";
    } catch {
        return true;
    }
}

function visible(element) {
    return element.checkVisibility?.() ?? element.offsetParent !== null;
}

function bound() {
    const frame = document.querySelector("dialog:modal") ?? document;
    return [...frame.querySelectorAll("[data-hotkey]")].filter((one) => visible(one) && !one.disabled);
}

function pressed(event) {
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const parts = [];
    if (event.ctrlKey || event.metaKey) parts.push("Ctrl");
    if (event.altKey) parts.push("Alt");
    if (event.shiftKey && event.key.length > 1) parts.push("Shift");
    return [...parts, key].join("+");
}

function act(element) {
    if (element.matches(FIELDS)) {
        element.focus();
        element.select?.();
    } else {
        element.click();
    }
}

document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || composing(event)) return;
    const key = pressed(event);
    const chord = event.ctrlKey || event.metaKey || event.altKey;
    if (!chord && (event.target.matches?.(FIELDS) || !singleKeys())) return;
    const whole = first ? `${first} ${key}` : key;
    const every = bound();
    const found = every.find((one) => one.dataset.hotkey.split(",").some((name) => name.trim() === whole));
    clearTimeout(timer);
    first = "";
    if (found) {
        event.preventDefault();
        act(found);
    } else if (key === "?" && !document.querySelector("dialog:modal")) {
        event.preventDefault();
        help();
    } else if (every.some((one) => one.dataset.hotkey.startsWith(`${key} `))) {
        first = key;
        timer = setTimeout(() => (first = ""), 1200);
    }
});

function made(tag, text, css) {
    const element = document.createElement(tag);
    if (text) element.textContent = text;
    if (css) element.className = css;
    return element;
}

function keys(names) {
    const line = made("dt");
    names.split(",").forEach((name, at) => {
        if (at) line.append(` ${word("or")} `);
        name.trim().split(/[ +]/).forEach((key, place) => {
            if (place) line.append(" ");
            line.append(made("kbd", apple && key === "Ctrl" ? "⌘" : key));
        });
    });
    return line;
}

function rows() {
    const list = made("dl", "", "key-list");
    const seen = new Set();
    for (const element of [...bound(), ...document.querySelectorAll("[data-key-told]")]) {
        const names = element.dataset.hotkey ?? element.dataset.keyTold;
        const said = element.dataset.hotkeyLabel || element.getAttribute("aria-label") || element.textContent.trim();
        const mark = `${names} ${said}`;
        if (!said || seen.has(mark)) continue;
        seen.add(mark);
        list.append(keys(names), made("dd", said));
    }
    list.append(keys("?"), made("dd", word("keysHelp")));
    return list;
}

function turn(button) {
    const on = !singleKeys();
    try {
        localStorage.setItem(SWITCH, on ? "on" : "off");
    } catch {
        return;
    }
    button.textContent = word(on ? "keysOff" : "keysOn");
}

export function help() {
    const dialog = made("dialog", "", "dialog");
    const title = made("h2", word("keys"), "dialog-title");
    title.id = "keys-title";
    dialog.setAttribute("aria-labelledby", title.id);
    const close = made("button", word("close"), "button button-quiet button-small");
    close.addEventListener("click", () => dialog.close());
    const head = made("header", "", "dialog-head");
    head.append(title, close);
    const body = made("div", "", "dialog-body");
    const switcher = made("button", word(singleKeys() ? "keysOff" : "keysOn"), "button button-plain");
    switcher.addEventListener("click", () => turn(switcher));
    body.append(rows(), switcher);
    dialog.append(head, body);
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    openDialog(dialog);
}

document.addEventListener("click", (event) => event.target.closest("[data-hotkeys-help]") && help());
