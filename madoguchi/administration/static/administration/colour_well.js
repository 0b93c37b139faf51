// A colour well beside a text field: either changes the other. Without this file the text field is enough.
const COLOUR = /^#[0-9a-f]{6}$/i;

for (const text of document.querySelectorAll("[data-colour-text]")) {
    const well = text.closest(".brand-colour").querySelector("[data-colour-well]");
    const show = () => (well.value = COLOUR.test(text.value) ? text.value.toLowerCase() : "#234e8c");
    show();
    well.hidden = false;
    text.addEventListener("input", show);
    well.addEventListener("input", () => {
        text.value = well.value.toUpperCase();
        text.dispatchEvent(new Event("input", { bubbles: true }));
    });
}
