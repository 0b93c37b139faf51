/* What happens in the conversation, for the page around it: that it happened, never what was said. */
import { announce } from "./frame.js";

const newest = (log) => Math.max(0, ...[...log.querySelectorAll("[data-sequence]")].map((item) => Number(item.dataset.sequence)));

export function startNews(room) {
  const log = () => room.querySelector("#chat-log");
  let heard = newest(log());
  let number = log().dataset.number;
  let stage = room.querySelector("#chat-state")?.dataset.stage || "";
  let first = room.querySelectorAll("#chat-log > [data-sequence]").length === 0;

  room.addEventListener("chat:merged", (event) => {
    const fresh = event.detail.added.filter((item) => Number(item.dataset.sequence) > heard);
    heard = newest(log());
    const now = room.querySelector("#chat-state")?.dataset.stage || "";
    const loading = first && log().dataset.number !== number;
    const changed = now !== stage;
    [number, stage, first] = [log().dataset.number, now, false];
    if (loading && fresh.length > 1) return; // what was said before this page was opened is no news
    for (const item of fresh) {
      const from = item.dataset.from;
      if (from === "system") continue;
      announce("message", { from });
      if (from !== "customer") announce("answered", { by: from });
    }
    if (changed && now === "resolved") announce("resolved");
  });
}
