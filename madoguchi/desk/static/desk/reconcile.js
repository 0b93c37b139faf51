// Bring a list up to date by ids: changed children are replaced, new ones appended, the rest is left alone,
// so that nothing jumps and folded things stay as they are.
/** Whether a request of this element is under way: htmx needs it in the page until the answer is there. */
export const asking = (element) => element.matches(".htmx-request") || element.querySelector(".htmx-request") !== null;

export function same(held, fresh) {
  const one = held.cloneNode(true);
  const other = fresh.cloneNode(true);
  for (const copy of [one, other]) {
    for (const token of copy.querySelectorAll("[name=csrfmiddlewaretoken]")) token.remove();
    for (const open of copy.querySelectorAll("details[open]")) open.removeAttribute("open");
  }
  return one.innerHTML === other.innerHTML && one.className === other.className;
}

/** Returns the children that were not there before. */
export function reconcile(list, fresh, { append = true } = {}) {
  const added = [];
  for (const child of [...fresh.children]) {
    const held = child.id && document.getElementById(child.id);
    if (!held || held.parentElement !== list) {
      added.push(child);
    } else if (!asking(held) && !same(held, child)) {
      const open = held.querySelector("details[open]");
      held.replaceWith(child);
      if (open) child.querySelector("details")?.setAttribute("open", "");
      window.htmx?.process(child);
    }
  }
  if (append) {
    list.append(...added);
    for (const child of added) window.htmx?.process(child);
  }
  return added;
}
