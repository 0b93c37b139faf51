/* What happens in the conversation, for the page around it: that it happened, never what was said. */
import { announce } from "./frame.js";
import { framed } from "./passport.js";

const newest = (log) => Math.max(0, ...[...log.querySelectorAll("[data-sequence]")].map((item) => Number(item.dataset.sequence)));

export function startNews(room) {
  const log = () => room.querySelector("#chat-log");
  const stageNow = () => room.querySelector("#chat-state")?.dataset.stage || "";
  let heard = newest(log());
  let number = log().dataset.number;
  let stage = stageNow();
  let awaited = framed ? "any" : ""; // what comes first from the server was said before this page was opened

  document.addEventListener("chat:identified", () => { awaited = "known"; });
  room.addEventListener("chat:merged", () => {
    const before = log().dataset.number === number ? heard : 0;
    const old = awaited === "any" || (awaited === "known" && log().dataset.known !== undefined);
    const ended = stageNow() === "resolved" && stage !== "resolved";
    const fresh = [...log().querySelectorAll("[data-sequence]")].filter((item) => Number(item.dataset.sequence) > before);
    [heard, number, stage] = [newest(log()), log().dataset.number, stageNow()];
    if (old) {
      awaited = "";
      return;
    }
    for (const { dataset: { from } } of fresh) {
      if (from === "system") continue;
      announce("message", { from });
      if (from !== "customer") announce("answered", { by: from });
    }
    if (ended) announce("resolved");
  });
}
