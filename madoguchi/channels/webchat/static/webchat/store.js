/* Small memory of this browser: localStorage, or memory alone where the browser refuses it. */
const memory = new Map();

export function recall(key) {
  try {
    return localStorage.getItem(`madoguchi.${key}`) ?? memory.get(key) ?? null;
  } catch {
    return memory.get(key) ?? null;
  }
}

export function keep(key, value) {
  memory.set(key, value);
  try {
    localStorage.setItem(`madoguchi.${key}`, value);
  } catch { /* refused or full: memory lasts as long as this page */ }
}

export function forget(key) {
  memory.delete(key);
  try {
    localStorage.removeItem(`madoguchi.${key}`);
  } catch { /* refused */ }
}

/* Calls back when another tab changed the key. */
export function watch(key, callback) {
  window.addEventListener("storage", (event) => {
    if (event.key === `madoguchi.${key}`) {
      memory.delete(key);
      callback();
    }
  });
}
