// data-autosize="12": the text area grows with its text up to that many lines, where CSS cannot do it.
if (!CSS.supports("field-sizing", "content")) {
    const fit = (area) => {
        const most = Number(area.dataset.autosize || 12) * parseFloat(getComputedStyle(area).lineHeight);
        area.style.blockSize = "auto";
        area.style.blockSize = `${Math.min(area.scrollHeight + 2, most + 18)}px`;
    };
    const all = () => document.querySelectorAll("textarea[data-autosize]").forEach(fit);
    document.addEventListener("input", (event) => event.target.matches?.("[data-autosize]") && fit(event.target));
    document.addEventListener("htmx:afterSettle", all);
    document.addEventListener("reset", () => setTimeout(all));
    all();
}
