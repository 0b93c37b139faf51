// data-ime-safe-enter: Enter sends (Shift+Enter makes a line); with the value "ctrl" only Ctrl/⌘+Enter sends.
// While an input method composes, Enter belongs to it. Safari ends composing before the keydown: 229 tells.
let ended = 0;

export function composing(event) {
    return event.isComposing || event.keyCode === 229 || event.timeStamp - ended < 50;
}

document.addEventListener("compositionend", (event) => (ended = event.timeStamp), true);
document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches?.("[data-ime-safe-enter]")) return;
    if (composing(event)) return;
    const held = event.ctrlKey || event.metaKey;
    if (event.target.dataset.imeSafeEnter === "ctrl" ? !held : event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (!event.repeat) event.target.form?.requestSubmit();
});
