// Light and dark change at once; the form posts in the background so that the server remembers.
import { csrfToken } from "./csrf.js";

document.addEventListener("submit", (event) => {
    const form = event.target.closest("[data-theme-switch]");
    const wanted = event.submitter?.value;
    if (!form || !wanted) return;
    event.preventDefault();
    document.documentElement.dataset.theme = wanted;
    form.querySelector(`[value="${wanted === "dark" ? "light" : "dark"}"]`)?.focus();
    const body = new URLSearchParams({ theme: wanted, next: "/" });
    fetch(form.action, { method: "POST", body, headers: { "X-CSRFToken": csrfToken() }, redirect: "manual" });
});
