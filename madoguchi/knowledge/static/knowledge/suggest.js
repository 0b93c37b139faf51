// data-suggest="ADDRESS" on a search box: offers articles while one types (a combobox with a list of links).
// Kana count before they are converted; while an input method composes, keys belong to it.
import { composing } from "../ui/ime_safe_enter.js";

const PAUSE = 140;
const LATIN = /^[\x20-\x7e]$/;
const kept = new Map();

function start(box) {
    const list = document.getElementById(box.dataset.suggestList);
    const said = box.form.querySelector("[data-suggest-said]");
    let timer = 0;
    let asking = null;
    let current = -1;

    box.setAttribute("role", "combobox");
    box.setAttribute("aria-autocomplete", "list");
    box.setAttribute("aria-controls", list.id);
    box.setAttribute("aria-expanded", "false");

    const options = () => [...list.querySelectorAll("[role=option]")];

    function show(html) {
        list.innerHTML = html;
        select(-1);
        const open = options().length > 0 && document.activeElement === box;
        list.hidden = !open;
        box.setAttribute("aria-expanded", String(open));
        said.textContent = open ? list.firstElementChild.dataset.said : "";
    }

    function close() {
        clearTimeout(timer);
        asking?.abort();
        list.hidden = true;
        box.setAttribute("aria-expanded", "false");
        select(-1);
    }

    function select(number) {
        const all = options();
        current = number;
        all.forEach((one, at) => one.setAttribute("aria-selected", String(at === number)));
        if (number < 0) return box.removeAttribute("aria-activedescendant");
        box.setAttribute("aria-activedescendant", all[number].id);
        all[number].scrollIntoView({ block: "nearest" });
    }

    async function ask() {
        const words = box.value.trim();
        asking?.abort();
        if (!words || LATIN.test(words)) return close();
        if (kept.has(words)) return show(kept.get(words));
        asking = new AbortController();
        try {
            const answer = await fetch(`${box.dataset.suggest}?q=${encodeURIComponent(words)}`, { signal: asking.signal });
            if (!answer.ok) return close();
            const html = await answer.text();
            kept.set(words, html);
            if (box.value.trim() === words) show(html);
        } catch (error) {
            if (error.name !== "AbortError") close();
        }
    }

    box.addEventListener("input", () => {
        clearTimeout(timer);
        timer = setTimeout(ask, PAUSE);
    });
    box.addEventListener("keydown", (event) => {
        if (composing(event)) return;
        if (event.key === "ArrowDown" && list.hidden && box.value.trim()) return ask();
        if (list.hidden) return;
        const many = options().length;
        if (event.key === "ArrowDown") select((current + 1) % many);
        else if (event.key === "ArrowUp") select(current <= 0 ? many - 1 : current - 1);
        else if (event.key === "Escape") close();
        else if (event.key === "Enter" && current >= 0) options()[current].click();
        else return;
        event.preventDefault();
    });
    list.addEventListener("mousedown", (event) => event.preventDefault());
    box.addEventListener("blur", close);
}

for (const box of document.querySelectorAll("[data-suggest]")) start(box);
