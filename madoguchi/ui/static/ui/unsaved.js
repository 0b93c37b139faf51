// form[data-unsaved]: says in its save bar that something was typed, and asks before the page is left.
// data-unsaved="yes": what is shown is not saved yet (an answer with errors).
const changed = new WeakSet();

function mark(form) {
    changed.add(form);
    form.querySelectorAll("[data-unsaved-words]").forEach((words) => (words.hidden = false));
}

document.addEventListener("input", (event) => {
    const form = event.target.form ?? event.target.closest?.("form");
    if (form?.matches("[data-unsaved]")) mark(form);
});
document.addEventListener("submit", (event) => changed.delete(event.target));
document.addEventListener("click", (event) => {
    const form = event.target.closest?.(".save-bar a")?.closest("form");
    if (form) changed.delete(form);
});
window.addEventListener("beforeunload", (event) => {
    const open = [...document.querySelectorAll("form[data-unsaved]")].some((form) => changed.has(form));
    if (open) event.preventDefault();
});
document.querySelectorAll('form[data-unsaved="yes"]').forEach(mark);
