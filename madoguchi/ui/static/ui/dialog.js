// Native dialogs: data-dialog="id" opens one, data-dialog-close closes the one it stands in.
// A dialog that arrives in a fragment with data-dialog-show opens itself.
export function openDialog(dialog) {
    if (!dialog || dialog.open) return;
    dialog.showModal();
    dialog.querySelector("[autofocus], .dialog-body input:not([type=hidden]), .dialog-body textarea")?.focus();
}

document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-dialog]");
    if (opener) {
        const dialog = document.getElementById(opener.dataset.dialog);
        if (dialog?.showModal) {
            event.preventDefault();
            openDialog(dialog);
        }
        return;
    }
    const dialog = event.target.closest("dialog");
    if (!dialog?.matches(":modal")) return;
    if (event.target.closest("[data-dialog-close]")) {
        event.preventDefault();
        dialog.close();
    } else if (event.target === dialog && outside(dialog, event)) {
        dialog.close();
    }
});

function outside(dialog, { clientX, clientY }) {
    const box = dialog.getBoundingClientRect();
    return clientX < box.left || clientX > box.right || clientY < box.top || clientY > box.bottom;
}

document.addEventListener("htmx:afterSettle", () => {
    for (const dialog of document.querySelectorAll("dialog[data-dialog-show]:not([open])")) openDialog(dialog);
});
