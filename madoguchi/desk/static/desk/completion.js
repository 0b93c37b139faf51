// A list that offers what fits to what is being typed: arrows choose, Enter or Tab takes, Escape leaves.

// すずき, スズキ and ｽｽﾞｷ find the same line.
export const folded = (text) => text.normalize("NFKC").toLowerCase().replace(/[ぁ-ゖ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60));

/**
 * fields: a selector of text fields; box: () => the listbox, or null; pattern: finds the typed part before the caret (group 1);
 * take(field, line, start): puts the chosen line in, from `start`; ready(field): may fetch the box first; keyed(event, field): other keys.
 */
export function completion({ fields, box, pattern, take, ready = async () => {}, other = () => false }) {
  const lines = () => [...(box()?.children ?? [])].filter((line) => !line.hidden && line.ariaDisabled !== "true");
  const shown = () => box() !== null && !box().hidden;

  function typed(field) {
    return field.value.slice(0, field.selectionStart).match(pattern)?.[1];
  }

  async function offer(field) {
    if (typed(field) === undefined) return hide(field);
    await ready(field);
    const part = typed(field);
    if (part === undefined || !box()) return hide(field);
    for (const line of box().children) line.hidden = line.dataset.find !== undefined && !folded(line.dataset.find).includes(folded(part));
    box().hidden = [...box().children].every((line) => line.hidden);
    if (!box().hidden) choose(field, lines()[0]);
    return undefined;
  }

  function choose(field, line) {
    for (const each of box().children) each.setAttribute("aria-selected", String(each === line));
    if (line) field.setAttribute("aria-activedescendant", line.id);
    line?.scrollIntoView({ block: "nearest" });
  }

  function chosen(field, line) {
    const part = typed(field);
    const start = part === undefined ? field.selectionStart : field.selectionStart - part.length - 1;
    hide(field);
    field.focus();
    take(field, line, start);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function hide(field) {
    if (box()) box().hidden = true;
    field?.removeAttribute("aria-activedescendant");
  }

  function keyed(event) {
    const field = event.target;
    if (!field.matches?.(fields) || !shown() || event.isComposing || event.keyCode === 229) return;
    const all = lines();
    const here = all.findIndex((line) => line.getAttribute("aria-selected") === "true");
    if (event.key === "ArrowDown") choose(field, all[(here + 1) % all.length]);
    else if (event.key === "ArrowUp") choose(field, all[(here + all.length - 1) % all.length]);
    else if (all.length && ((event.key === "Enter" && !event.ctrlKey && !event.metaKey) || event.key === "Tab")) chosen(field, all[Math.max(0, here)]);
    else if (event.key === "Escape") hide(field);
    else if (!other(event, field)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  document.addEventListener("input", (event) => { if (event.target.matches?.(fields) && event.isTrusted) offer(event.target); });
  document.addEventListener("keydown", keyed, true);
  document.addEventListener("mousedown", (event) => {
    const line = event.target.closest?.("[role=option]");
    if (!line || line.parentElement !== box()) return;
    event.preventDefault();
    if (lines().includes(line)) chosen(document.querySelector(fields), line);
  });
  document.addEventListener("focusout", (event) => { if (event.target.matches?.(fields)) hide(event.target); });
  return { offer, hide };
}
