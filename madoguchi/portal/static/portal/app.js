// The portal as an app: its worker, the button that installs it, and notices on this device.
const worker = "serviceWorker" in navigator ? navigator.serviceWorker : null;
const page = document.querySelector("[data-portal-worker]");

if (worker && page) worker.register(page.dataset.portalWorker, { scope: "/my/" }).catch(() => {});

window.addEventListener("beforeinstallprompt", (event) => {
    const offer = document.querySelector("[data-install]");
    if (!offer) return;
    event.preventDefault();
    offer.hidden = false;
    offer.addEventListener("click", () => event.prompt().finally(() => (offer.hidden = true)), { once: true });
});

const form = document.querySelector("[data-push]");
if (form && !(worker && "PushManager" in window)) say("unable");
else if (form && Notification.permission === "denied") say("denied");
else if (form) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
        event.preventDefault();
        subscribe().catch(() => say("failed"));
    });
}

async function subscribe() {
    if ((await Notification.requestPermission()) !== "granted") return say("denied");
    const { pushManager } = await worker.ready;
    const held = await pushManager.getSubscription();
    const made = held ?? (await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: form.dataset.push }));
    const { endpoint, keys } = made.toJSON();
    Object.assign(form.elements.endpoint, { value: endpoint });
    Object.assign(form.elements.p256dh, { value: keys.p256dh });
    Object.assign(form.elements.auth, { value: keys.auth });
    form.submit();
}

function say(which) {
    for (const words of document.querySelectorAll("[data-push-words]")) words.hidden = words.dataset.pushWords !== which;
}
