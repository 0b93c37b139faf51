// One event stream per browser. A Web Lock chooses the leading tab; it holds the EventSource and tells the
// others by BroadcastChannel. Hints are ids only: whoever shows that thing fetches it again.
//
//   <body data-live-stream="/live/staff">
//   <div data-live="conversation:12 offers" hx-get="…" hx-trigger="live">
//
// An element hears "conversation:12" when its data-live names that hint or its kind ("conversation").
// An element with data-live-always hears also in a hidden tab, which then keeps its stream (a ringing offer).
// A hint "typing:…" carries no state: event.detail.hint names it. The document hears live:hint for any hint,
// live:hello and live:ping of the leading tab, also where a hidden tab's timers are slowed down.
const LEAST = 250;
const LISTS = 2500;
const LONGEST = 30_000;
const JITTER = 150;
const waiting = new Map();
const fetched = new Map();
const spent = new Map();

const always = () => document.querySelector("[data-live-always]") !== null;
const listening = () => document.querySelectorAll(document.hidden ? "[data-live-always]" : "[data-live]");

export function hear(hint) {
    for (const element of listening()) {
        if (names(element.dataset.live, hint)) plan(element, hint);
    }
    document.dispatchEvent(new CustomEvent("live:hint", { detail: { hint } }));
}

export function refreshAll() {
    for (const element of listening()) plan(element, "refresh");
    document.dispatchEvent(new CustomEvent("live:refresh"));
}

const concerns = (element, hints) =>
    [...hints].some((hint) => hint === "refresh" || names(element.dataset.live ?? "", hint));

function names(list, hint) {
    const kind = hint.split(":", 1)[0];
    return list.split(/\s+/).some((one) => one === hint || one === kind);
}

// What is open itself ("conversation:12") follows at once, then at most every LEAST. A list that hears of its
// whole kind waits a moment, so that many changes cost one fetch and many desks do not ask together, and then
// at most every LISTS, or ten times what the last fetch took: on a busy day something changes all the time, and
// fifty desks would do nothing else.
function pause(element, hint) {
    const since = performance.now() - (fetched.get(place(element)) ?? -Infinity);
    if (element.dataset.live.split(/\s+/).includes(hint)) return Math.max(0, LEAST - since);
    const apart = Math.min(LONGEST, Math.max(LISTS, 10 * (spent.get(place(element)) ?? 0)));
    return Math.max(LEAST, apart - since) + Math.random() * JITTER;
}

// Whoever fetches a list says how long it took, so that a busy server is asked less often.
export function took(element, milliseconds) {
    spent.set(place(element), milliseconds);
}

// A refreshed element is another one at the same place.
const place = (element) => element.id || element.dataset.live;

function plan(element, hint) {
    const due = performance.now() + pause(element, hint);
    const planned = waiting.get(element) ?? { hints: new Set(), due: Infinity };
    planned.hints.add(hint);
    if (planned.due <= due) return;
    clearTimeout(planned.timer);
    waiting.set(element, Object.assign(planned, { due, timer: setTimeout(tell, due - performance.now(), element) }));
}

// What was put in its place meanwhile may be older than the hint: then that is told.
function tell(planned) {
    const { hints } = waiting.get(planned);
    waiting.delete(planned);
    const element = planned.isConnected ? planned : document.getElementById(planned.id);
    if (!element || !concerns(element, hints)) return;
    fetched.set(place(element), performance.now());
    const detail = { hint: [...hints].at(-1), hints: [...hints] };
    element.dispatchEvent(new CustomEvent("live", { bubbles: true, detail }));
}

class Stream {
    constructor(url) {
        this.url = url;
        this.tries = 0;
        this.source = null;
        this.release = null;
        this.channel = "BroadcastChannel" in window ? new BroadcastChannel(`madoguchi${url}`) : null;
        if (this.channel) this.channel.onmessage = ({ data }) => this.receive(data);
        document.addEventListener("visibilitychange", () => {
            if (!document.hidden) this.show();
            else if (!always()) this.hide();
        });
        window.addEventListener("pagehide", () => this.hide());
        window.addEventListener("pageshow", (event) => event.persisted && this.show());
        window.addEventListener("online", () => this.source && this.connect());
        if (!document.hidden || always()) this.lead();
    }

    show() {
        refreshAll();
        this.lead();
    }

    hide() {
        this.wanted?.abort();
        this.wanted = null;
        this.release?.();
        this.close();
    }

    lead() {
        if (this.wanted) return;
        this.wanted = new AbortController();
        if (!navigator.locks || !this.channel) {
            this.connect();
            return;
        }
        const { signal } = this.wanted;
        navigator.locks
            .request(`madoguchi${this.url}`, { signal }, () => {
                if (signal.aborted) return undefined;
                this.connect();
                return new Promise((resolve) => (this.release = resolve));
            })
            .catch((problem) => {
                if (problem.name !== "AbortError") this.connect();
            });
    }

    connect() {
        this.close();
        this.source = new EventSource(this.url);
        this.source.addEventListener("hello", () => {
            if (this.tries || this.met) this.pass({ refresh: true });
            this.met = true;
            this.tries = 0;
            document.documentElement.dataset.live = "on";
            document.dispatchEvent(new CustomEvent("live:hello"));
        });
        this.source.addEventListener("refresh", () => this.pass({ refresh: true }));
        this.source.addEventListener("ping", () => document.dispatchEvent(new CustomEvent("live:ping")));
        this.source.addEventListener("gone", () => {
            this.pass({ gone: true });
            this.hide();
        });
        this.source.onmessage = ({ data }) => this.pass({ hint: data });
        this.source.onerror = () => this.retry();
    }

    retry() {
        const wanted = this.wanted;
        this.close();
        this.tries += 1;
        document.documentElement.dataset.live = "off";
        const pause = Math.min(30000, 500 * 2 ** Math.min(this.tries, 6)) * (0.5 + Math.random() / 2);
        this.timer = setTimeout(() => wanted && wanted === this.wanted && this.connect(), pause);
    }

    close() {
        clearTimeout(this.timer);
        this.source?.close();
        this.source = null;
    }

    pass(data) {
        this.channel?.postMessage(data);
        this.receive(data);
    }

    receive({ hint, refresh, gone }) {
        if (gone) document.dispatchEvent(new CustomEvent("live:gone"));
        if (gone || (document.hidden && !always())) return;
        if (refresh) refreshAll();
        else hear(hint);
    }
}

const url = document.body?.dataset.liveStream;
if (url && "EventSource" in window) new Stream(url);
