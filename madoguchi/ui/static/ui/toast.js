// Short messages at the foot of the page. They leave after a while unless told to stay, or pointed at.
import { word } from "./words.js";

const PAUSE = 6000;

export function toast(text, { tone = "info", stay = false } = {}) {
    const shelf = document.getElementById("toasts");
    if (!shelf || !text) return;
    for (const twin of shelf.querySelectorAll(".toast-text")) {
        if (twin.textContent === text) twin.closest(".toast").remove();
    }
    const box = document.createElement("div");
    box.className = `toast tone-${tone}`;
    box.dataset.toast = stay ? "stay" : "";
    const words = document.createElement("p");
    words.className = "toast-text";
    words.textContent = text;
    const close = document.createElement("button");
    close.type = "button";
    close.className = "button button-quiet button-small";
    close.dataset.toastClose = "";
    close.textContent = word("close");
    box.append(words, close);
    shelf.append(box);
    watch(box);
}

function leave(box) {
    box.classList.add("toast-leaving");
    setTimeout(() => box.remove(), 200);
}

function watch(box) {
    if (box.dataset.toast === "stay" || box.dataset.watched !== undefined) return;
    box.dataset.watched = "";
    let timer = setTimeout(() => leave(box), PAUSE);
    const hold = () => clearTimeout(timer);
    const go = () => (timer = setTimeout(() => leave(box), PAUSE / 2));
    box.addEventListener("pointerenter", hold);
    box.addEventListener("focusin", hold);
    box.addEventListener("pointerleave", go);
    box.addEventListener("focusout", go);
}

document.addEventListener("click", (event) => {
    const box = event.target.closest("[data-toast-close]")?.closest("[data-toast]");
    if (box) leave(box);
});
document.addEventListener("htmx:afterSettle", () => document.querySelectorAll("#toasts [data-toast]").forEach(watch));
document.addEventListener("toast", (event) => toast(event.detail.text ?? event.detail.value, event.detail));
document.querySelectorAll("#toasts [data-toast]").forEach(watch);
