// data-confirm="Question?": asked before the form is sent or the link followed.
document.addEventListener(
    "click",
    (event) => {
        const asked = event.target.closest("[data-confirm]");
        if (asked && !window.confirm(asked.dataset.confirm)) {
            event.preventDefault();
            event.stopImmediatePropagation();
        }
    },
    true,
);
