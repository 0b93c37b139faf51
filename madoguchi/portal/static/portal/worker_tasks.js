/* What the worker in the browser does: a page when there is no connection, and notices. It keeps no page of hers.
   A plain script, not a module: not every browser lets this kind of worker import. */

function watch({ version, kept, offline, icon, badge }) {
    const name = `portal-${version}`;

    self.addEventListener("install", (event) => {
        event.waitUntil(caches.open(name).then((cache) => cache.addAll(kept)).then(() => self.skipWaiting()));
    });

    self.addEventListener("activate", (event) => {
        event.waitUntil(forgetOthers(name).then(() => self.clients.claim()));
    });

    self.addEventListener("fetch", (event) => {
        if (event.request.mode === "navigate") {
            event.respondWith(fetch(event.request).catch(() => caches.match(offline)));
        } else if (kept.includes(new URL(event.request.url).pathname)) {
            event.respondWith(caches.match(event.request).then((found) => found || fetch(event.request)));
        }
    });

    self.addEventListener("push", (event) => {
        event.waitUntil(show(event.data ? event.data.json() : {}, icon, badge));
    });

    self.addEventListener("notificationclick", (event) => {
        event.notification.close();
        event.waitUntil(open(event.notification.data.url));
    });
}

async function forgetOthers(name) {
    const old = (await caches.keys()).filter((key) => key.startsWith("portal-") && key !== name);
    await Promise.all(old.map((key) => caches.delete(key)));
}

async function show({ title = "", body = "", url = "/my/", tag = "" }, icon, badge) {
    await self.registration.showNotification(title, { body, tag, icon, badge, data: { url } });
}

async function open(url) {
    const wanted = new URL(url, self.location.origin);
    if (wanted.origin !== self.location.origin) return;
    const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
    const shown = windows.find((one) => new URL(one.url).pathname === wanted.pathname) || null;
    if (shown) await shown.focus();
    else await self.clients.openWindow(wanted.href);
}
