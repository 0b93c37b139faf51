// A dialog of the page as a question: its fields are filled, and what was typed comes back (null: put away).
import { openDialog } from "../../ui/dialog.js";

export function ask(id, values = {}) {
    const dialog = document.getElementById(id);
    const form = dialog.querySelector("form[data-asks]");
    form.reset();
    for (const [name, value] of Object.entries(values)) {
        if (form.elements[name]) form.elements[name].value = value ?? "";
    }
    openDialog(dialog);
    return new Promise((resolve) => {
        const over = new AbortController();
        const end = (answer) => {
            over.abort();
            resolve(answer);
        };
        form.addEventListener(
            "submit",
            (event) => {
                event.preventDefault();
                const answer = Object.fromEntries(new FormData(form, event.submitter));
                end(answer);
                dialog.close();
            },
            { signal: over.signal },
        );
        dialog.addEventListener("close", () => end(null), { signal: over.signal });
    });
}

// [data-fill]: a button inside the dialog that fills fields, as {"href": "/help/…"}, and may answer at once.
document.addEventListener("click", (event) => {
    const filler = event.target.closest?.("[data-fill]");
    const form = filler?.closest("dialog")?.querySelector("form[data-asks]");
    if (!form) return;
    for (const [name, value] of Object.entries(JSON.parse(filler.dataset.fill))) {
        const field = form.elements[name];
        if (field && !(name === "words" && field.value)) field.value = value;
    }
    form.requestSubmit();
});
