// A menu is a <details data-menu>: Escape and a click elsewhere close it, arrows move inside.
const items = (menu) => [...menu.querySelectorAll(".menu-sheet :is(a, button:not(:disabled))")];

function shut(menu, focus) {
    menu.open = false;
    if (focus) menu.querySelector("summary").focus();
}

document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("details[data-menu][open]")) {
        if (!menu.contains(event.target) || event.target.closest(".menu-sheet :is(a, button)")) shut(menu, false);
    }
});

document.addEventListener("keydown", (event) => {
    const menu = event.target.closest?.("details[data-menu]");
    if (!menu) return;
    if (event.key === "Escape" && menu.open) {
        event.preventDefault();
        event.stopPropagation();
        shut(menu, true);
        return;
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    menu.open = true;
    const every = items(menu);
    const step = event.key === "ArrowDown" ? 1 : -1;
    const from = every.indexOf(document.activeElement);
    every.at(from < 0 && step < 0 ? -1 : (from + step) % every.length)?.focus();
});

document.addEventListener("focusout", (event) => {
    const menu = event.target.closest?.("details[data-menu][open]");
    if (menu && event.relatedTarget && !menu.contains(event.relatedTarget)) shut(menu, false);
});
