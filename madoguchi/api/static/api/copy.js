// Buttons with data-copy-from put the text of the element with that id on the clipboard.
for (const button of document.querySelectorAll("[data-copy-from]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copyFrom).textContent);
    button.querySelector(".button-label").textContent = button.dataset.done;
  });
}
