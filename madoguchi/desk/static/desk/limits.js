// How long the reply is, as its channel counts; where the service bills by signs, the server counts.
import { post } from "./net.js";

const WAIT = 400;
const sign = () => document.getElementById("length");
let timer = 0;

function lengthOf(text, unit) {
  if (unit === "bytes") return new TextEncoder().encode(text).length;
  return unit === "utf16" ? text.length : [...text].length;
}

function count(field) {
  const shown = sign();
  if (!shown) return;
  const { unit, words, lengths } = shown.dataset;
  const most = Number(shown.dataset.most);
  const length = lengthOf(field.value.trim(), unit);
  shown.classList.toggle("is-over", length > most);
  shown.classList.toggle("is-far", !lengths && length < Number(shown.dataset.near));
  clearTimeout(timer);
  if (lengths) timer = setTimeout(() => ask(field, lengths), WAIT);
  else shown.textContent = words.replace("{length}", length.toLocaleString("en")).replace("{most}", most.toLocaleString("en"));
}

async function ask(field, url) {
  const text = field.value;
  const answer = await post(url, { text }).catch(() => null);
  if (!answer?.ok || answer.redirected || field.value !== text || !sign()) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("length");
  if (fresh) sign().textContent = fresh.textContent;
}

export function startLimits() {
  document.addEventListener("input", (event) => {
    if (event.target.id === "reply-text") count(event.target);
  });
  return () => {
    const field = document.getElementById("reply-text");
    if (field) count(field);
  };
}
