// Chips of first replies count on by themselves: each names when to warn and when it is due.
const EVERY = 5_000;
const DAY = 86_400_000;

function duration(words, length) {
  const minutes = Math.max(1, Math.ceil(length / 60_000));
  const [h, m] = [Math.floor(minutes / 60), minutes % 60];
  const said = h === 0 ? words.minutes : m === 0 ? words.hours : words.both;
  return said.replace("{h}", h).replace("{m}", m);
}

function count(chip, words, now) {
  const left = Date.parse(chip.dataset.due) - now;
  if (left < -DAY) return; // told in days, by the server
  const state = left <= 0 ? "late" : now >= Date.parse(chip.dataset.warn) ? "soon" : "running";
  const text = (left <= 0 ? words.over : words.left).replace("{time}", duration(words, Math.abs(left)));
  const place = chip.querySelector(".promise-words");
  if (place.textContent !== text) place.textContent = text;
  for (const one of ["running", "soon", "late"]) chip.classList.toggle(`is-${one}`, one === state);
}

function countAll() {
  const words = document.getElementById("promise-words")?.dataset;
  if (!words || document.hidden) return;
  for (const chip of document.querySelectorAll("[data-due]")) count(chip, words, Date.now());
}

export function startPromises() {
  setInterval(countAll, EVERY);
  document.addEventListener("visibilitychange", countAll);
  return countAll;
}
