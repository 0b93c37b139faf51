// "@" in a note offers colleagues and teams.
import { completion } from "./completion.js";

export function startMentions() {
  completion({
    fields: "[data-mentions]",
    box: () => document.getElementById("mention-list"),
    pattern: /[@＠]([^\s@＠]{0,20})$/,
    take: (field, line, start) => field.setRangeText(`@${line.dataset.name} `, start, field.selectionStart, "end"),
  });
  return null;
}
