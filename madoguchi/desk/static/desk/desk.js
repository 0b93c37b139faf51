// The desk's behaviours. All of them listen on the document, so a swapped pane needs no new start.
import { startAnswers } from "./answers.js";
import { startBell } from "./bell.js";
import { startComposer } from "./composer.js";
import { startDialogs } from "./dialogs.js";
import { startDoubts } from "./doubts.js";
import { startDrafts } from "./drafts.js";
import { startKeys } from "./keys.js";
import { startLetters } from "./letters.js";
import { startLimits } from "./limits.js";
import { startMentions } from "./mentions.js";
import { startOffers } from "./offers.js";
import { startPanes } from "./panes.js";
import { startPresence } from "./presence.js";
import { startPromises } from "./promises.js";
import { startPicks } from "./picks.js";
import { startRefresh } from "./refresh.js";
import { startRows } from "./rows.js";
import { startTakeBack } from "./takeback.js";
import { startThread } from "./thread.js";
import { startTone } from "./tone.js";
import { startTranslation } from "./translation.js";
import { startTyping } from "./typing.js";

const parts = [
  startPanes(), startRefresh(), startRows(), startPicks(), startBell(), startThread(), startComposer(), startDrafts(), startMentions(), startLetters(),
  startTakeBack(), startTone(), startTranslation(), startTyping(), startPresence(), startOffers(), startKeys(), startDialogs(), startPromises(), startLimits(), startDoubts(), startAnswers(),
];

function arrived() {
  for (const part of parts) part?.();
}

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target?.id === "desk" || event.detail.elt?.id === "desk") arrived();
});
document.addEventListener("htmx:historyRestore", arrived);
arrived();
document.documentElement.dataset.desk = "ready";
