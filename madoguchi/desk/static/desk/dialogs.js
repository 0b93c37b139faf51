// Questions over the desk: a refused one (422) comes back with its reasons, an answered one closes.
const place = () => document.getElementById("desk-dialog");

function swapping(event) {
  const { xhr, target } = event.detail;
  if (xhr.status === 422 && target === place()) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  } else if (target?.id === "desk") {
    place()?.replaceChildren();
  }
}

export function startDialogs() {
  document.addEventListener("htmx:beforeSwap", swapping);
  document.addEventListener("click", (event) => {
    const chip = event.target.closest?.("[data-fill]");
    if (chip) document.getElementById(chip.dataset.fill).value = chip.dataset.value;
  });
  document.addEventListener("close", (event) => {
    if (place()?.contains(event.target)) place().replaceChildren();
  }, true);
  return null;
}
