  /* Madoguchi("open"), Madoguchi("on", "answered", …): what the page may ask of the chat and hear from it. */
  const listeners = new Map();
  const waiting = [];
  let identity = null;
  let fresh = false;
  let place = null;

  const complain = (text) => console.error(`Madoguchi: ${text}`);

  const happened = (name, detail = {}) => {
    for (const listener of [...(listeners.get(name) || [])]) {
      try {
        listener(detail);
      } catch (problem) {
        console.error(problem);
      }
    }
  };

  /* Said as soon as the frame listens; what is said twice before that counts once. */
  const say = (message) => {
    if (heard) return tell(message);
    const old = waiting.findIndex((other) => other.madoguchi === message.madoguchi);
    if (old >= 0) waiting.splice(old, 1);
    waiting.push(message);
    return undefined;
  };

  /* A token, or a function (also async) that fetches one from the site's own server whenever one is needed. */
  const identify = async (again = false) => {
    const asked = identity;
    try {
      const token = typeof asked === "function" ? await asked() : asked;
      if (asked !== identity || token === null) return;
      if (typeof token !== "string" || token.split(".").length !== 3) {
        complain("identify was not done: it needs a signed token (JWT), or a function that returns one");
      } else {
        fresh = again;
        tell({ madoguchi: "identify", token });
      }
    } catch (problem) {
      complain(`identify was not done: the token could not be fetched (${problem})`);
      happened("refused", { code: "unavailable" });
    }
  };

  const refused = ({ code, message }) => {
    if (code === "expired" && typeof identity === "function" && !fresh) return identify(true);
    complain(`identify was refused (${code}): ${message}`);
    return happened("refused", { code });
  };

  const CALLS = {
    open: () => turn(true, false),
    close: () => turn(false, false),
    toggle: () => turn(!open, false),
    identify: (token) => {
      identity = token;
      if (heard) identify();
      else if (typeof token === "string") load();
    },
    attributes: (values) => say({ madoguchi: "attributes", values: { ...values } }),
    page: (address) => {
      place = address ? new URL(address, location.href).href : null;
      tell(here());
    },
    prefill: (text) => {
      load();
      say({ madoguchi: "prefill", text: String(text) });
    },
    help: (query = "") => {
      turn(true, false);
      say({ madoguchi: "help", query: String(query) });
    },
    reset: () => {
      identity = null;
      waiting.length = 0;
      if (frame || remember.get()) {
        load();
        say({ madoguchi: "reset" });
      }
      remember.set("");
    },
    on: (name, listener) => {
      if (typeof listener === "function") listeners.set(name, [...(listeners.get(name) || []), listener]);
    },
    off: (name, listener) => {
      const kept = (listeners.get(name) || []).filter((one) => listener && one !== listener);
      listeners.set(name, kept);
    },
  };

  const call = (name, ...values) => {
    if (!Object.hasOwn(CALLS, name)) return complain(`there is no call "${name}"; there are ${Object.keys(CALLS).join(", ")}`);
    try {
      return CALLS[name](...values);
    } catch (problem) {
      return complain(`${name} did not work: ${problem.message}`);
    }
  };

  /* From now on calls are done at once; those made before the script came are done now, in their order. */
  const answerCalls = () => {
    const earlier = window.Madoguchi?.q || [];
    window.Madoguchi = (...said) => { call(...said); };
    for (const said of earlier) call(...said);
  };
