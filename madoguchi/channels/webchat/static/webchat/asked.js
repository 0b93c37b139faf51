/* What the page around the chat asks for: who is here, what is known about her, words to begin with. */
import { propose } from "./composer.js";
import { announce, setPage } from "./frame.js";
import { openHelp } from "./help.js";
import { post, renew } from "./passport.js";

let attributes = {};
let told = "";

const known = () => document.querySelector("#chat-log[data-known]") !== null;

/* Another person from here on: everything is fetched anew, and the host says again who is here. */
async function startAnew() {
  await renew();
  announce("leaving");
  location.reload();
}

async function identify(address, token) {
  const response = await post(address, { token });
  if (response.ok) {
    document.dispatchEvent(new CustomEvent("chat:identified"));
    announce("identified");
    return;
  }
  const said = await response.json().catch(() => ({ code: "failed", message: `status ${response.status}` }));
  if (said.code === "another") await startAnew();
  else announce("refused", said);
}

/* Kept here until we know her, told once for every change. */
async function tellAttributes(address) {
  const values = JSON.stringify(attributes);
  if (values === "{}" || values === told || !known()) return;
  told = values;
  const response = await post(address, { values });
  if (!response.ok) told = "";
}

export function startAsked(room) {
  const { identities, attributes: where } = room.dataset;
  const ASKED = {
    identify: ({ token }) => identify(identities, String(token || "")),
    attributes: ({ values }) => {
      attributes = { ...attributes, ...values };
      return tellAttributes(where);
    },
    page: ({ page }) => setPage(page),
    prefill: ({ text }) => propose(String(text || "")),
    help: ({ query }) => openHelp(String(query || "")),
    reset: () => startAnew(),
  };
  document.addEventListener("chat:asked", async ({ detail }) => {
    try {
      if (Object.hasOwn(ASKED, detail.madoguchi)) await ASKED[detail.madoguchi](detail);
    } catch {
      announce("refused", { code: "offline", message: "the desk could not be reached" });
    }
  });
  room.addEventListener("chat:merged", () => { tellAttributes(where).catch(() => { told = ""; }); });
}

