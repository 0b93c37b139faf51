// Two soft tones, made here, so that no sound file is fetched; one tab of the browser plays.
let audio;

function tone(at, pitch) {
  const swing = audio.createOscillator();
  const level = audio.createGain();
  swing.frequency.value = pitch;
  level.gain.setValueAtTime(0, at);
  level.gain.linearRampToValueAtTime(.18, at + .02);
  level.gain.exponentialRampToValueAtTime(.001, at + .5);
  swing.connect(level).connect(audio.destination);
  swing.start(at);
  swing.stop(at + .55);
}

export function ring() {
  if (navigator.userActivation && !navigator.userActivation.hasBeenActive) return;
  try {
    audio ??= new AudioContext();
    audio.resume();
    tone(audio.currentTime, 784);
    tone(audio.currentTime + .18, 1047);
  } catch { /* no sound here */ }
}

/** Run `act` in one tab only, held for `ms`. */
export function once(name, ms, act) {
  if (!navigator.locks) return act();
  return navigator.locks.request(`madoguchi-${name}`, { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    act();
    await new Promise((done) => setTimeout(done, ms));
  });
}

export function notify(title, body, tag, url) {
  if (!("Notification" in window) || Notification.permission !== "granted") return;
  const note = new Notification(title, { body, tag });
  note.onclick = () => {
    window.focus();
    if (url) location.assign(url);
    note.close();
  };
}
