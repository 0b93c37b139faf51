// htmx sends the CSRF token with every request that changes something.
import { word } from "./words.js";
import { toast } from "./toast.js";

export function csrfToken() {
    return document.querySelector('meta[name="csrf-token"]')?.content ?? "";
}

document.addEventListener("htmx:configRequest", (event) => {
    if (event.detail.verb !== "get") event.detail.headers["X-CSRFToken"] = csrfToken();
});
document.addEventListener("htmx:responseError", (event) => {
    if (event.detail.requestConfig.verb !== "get") toast(word("failed"), { tone: "overdue", stay: true });
});
document.addEventListener("htmx:sendError", (event) => {
    if (event.detail.requestConfig.verb !== "get") toast(word("offline"), { tone: "overdue" });
});
