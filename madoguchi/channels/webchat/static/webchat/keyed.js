/* htmx swap "keyed": puts a fresh conversation over the shown one and touches only what differs,
   so that a screen reader hears only what is new and no half-written form is lost. */
const prints = new WeakMap();

function printOf(element) {
  const copy = element.cloneNode(true);
  copy.querySelectorAll("[name=csrfmiddlewaretoken], [name=client_id]").forEach((input) => input.remove());
  return copy.outerHTML;
}

function beingEdited(element) {
  const active = document.activeElement;
  if (!element.contains(active) || !active.matches("input, textarea, select")) return false;
  return active.type !== "hidden" && active.value !== active.defaultValue;
}

function place(old, fresh, added) {
  const print = printOf(fresh);
  if (prints.get(old) === print || beingEdited(old)) return old;
  const focus = old.contains(document.activeElement) ? document.activeElement.id : "";
  old.replaceWith(fresh);
  prints.set(fresh, print);
  added.push(fresh);
  if (focus) document.getElementById(focus)?.focus({ preventScroll: true });
  return fresh;
}

function mergeList(list, fresh, added) {
  const items = [...fresh.children];
  const keep = new Set(items.map((item) => item.id));
  const first = items.length ? Number(items[0].dataset.sequence) : 0;
  for (const old of [...list.children]) {
    if (!keep.has(old.id) && !(Number(old.dataset.sequence) < first)) old.remove();
  }
  for (const item of items) {
    const old = document.getElementById(item.id);
    if (old && list.contains(old)) {
      place(old, item, added);
      continue;
    }
    prints.set(item, printOf(item));
    const next = [...list.children].find((other) => Number(other.dataset.sequence) > Number(item.dataset.sequence));
    list.insertBefore(item, next ?? null);
    added.push(item);
  }
}

export function merge(target, fragment) {
  const added = [];
  const room = fragment.querySelector("[data-thread]") || fragment;
  const keep = new Set([...room.children].map((part) => part.id));
  for (const old of [...target.children]) if (!keep.has(old.id)) old.remove();
  for (const part of [...room.children]) {
    const old = document.getElementById(part.id);
    if (!old || !target.contains(old)) {
      target.append(part);
      prints.set(part, printOf(part));
      added.push(part);
    } else if (Number(old.dataset.before) < Number(part.dataset.before)) {
      continue; // older lines than these are shown already
    } else if (part.dataset.keyed !== undefined) {
      for (const name of part.getAttributeNames()) old.setAttribute(name, part.getAttribute(name));
      mergeList(old, part, added);
    } else {
      place(old, part, added);
    }
  }
  return added;
}

/* Remembers what the server drew, so that the first refresh finds nothing to do. */
export function remember(target) {
  for (const part of target.children) {
    prints.set(part, printOf(part));
    if (part.dataset.keyed !== undefined) for (const item of part.children) prints.set(item, printOf(item));
  }
}

htmx.defineExtension("keyed", {
  isInlineSwap: (style) => style === "keyed",
  handleSwap: (style, target, fragment) => {
    if (style !== "keyed") return false;
    const added = merge(target, fragment);
    target.dispatchEvent(new CustomEvent("chat:merged", { bubbles: true, detail: { added } }));
    return added;
  },
});
