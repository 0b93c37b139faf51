// data-autosave="key": the field's text is kept on this device until its form was sent.
// The key names the place, for example "reply:12"; a fragment that arrives later gets its draft back too.
const PREFIX = "madoguchi:draft:";
const DAYS = 14 * 24 * 3600 * 1000;
const store = (() => {
    try {
        localStorage.setItem(`${PREFIX}-`, "1");
        localStorage.removeItem(`${PREFIX}-`);
        return localStorage;
    } catch {
        return null;
    }
})();

export function forgetDraft(key) {
    store?.removeItem(PREFIX + key);
}

function keep(field) {
    if (!field.value.trim()) return forgetDraft(field.dataset.autosave);
    const draft = JSON.stringify({ text: field.value, at: Date.now() });
    try {
        return store.setItem(PREFIX + field.dataset.autosave, draft);
    } catch {
        return undefined;
    }
}

function restore(field) {
    if (field.dataset.restored === field.dataset.autosave) return;
    field.dataset.restored = field.dataset.autosave;
    const kept = store.getItem(PREFIX + field.dataset.autosave);
    if (!kept || field.value.trim()) return;
    const { text, at } = JSON.parse(kept);
    if (Date.now() - at > DAYS) return forgetDraft(field.dataset.autosave);
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    return undefined;
}

function restoreAll() {
    document.querySelectorAll("[data-autosave]").forEach(restore);
}

function sent(form) {
    form.querySelectorAll?.("[data-autosave]").forEach((field) => forgetDraft(field.dataset.autosave));
}

if (store) {
    document.addEventListener("input", (event) => event.target.matches?.("[data-autosave]") && keep(event.target));
    document.addEventListener("htmx:afterSettle", restoreAll);
    document.addEventListener("htmx:afterRequest", (event) => {
        const { successful, requestConfig, elt } = event.detail;
        if (successful && requestConfig.verb === "post") sent(elt.closest("form") ?? elt);
    });
    document.addEventListener("submit", (event) => {
        const form = event.target;
        queueMicrotask(() => !event.defaultPrevented && !form.matches("[hx-post]") && sent(form));
    });
    restoreAll();
}
