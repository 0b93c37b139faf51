/* A host page as a company writes it: calls may come before the widget's script does. */
window.Madoguchi = window.Madoguchi || function () { (window.Madoguchi.q = window.Madoguchi.q || []).push(arguments); };

document.addEventListener("DOMContentLoaded", () => {
  const { as, token } = document.body.dataset;
  const heard = document.getElementById("heard");
  const cart = { cart: 0 };

  for (const name of ["ready", "open", "close", "message", "unread", "answered", "resolved", "identified", "refused"]) {
    window.Madoguchi("on", name, (detail) => {
      const line = document.createElement("li");
      line.textContent = `${name} ${JSON.stringify(detail)}`;
      heard.append(line);
    });
  }
  if (as) window.Madoguchi("identify", () => fetch(`${token}?as=${as}`).then((answer) => answer.text()));
  window.Madoguchi("page", location.pathname);

  document.querySelector("[data-sign-out]")?.addEventListener("click", () => window.Madoguchi("reset"));
  document.querySelector("[data-call=open]").addEventListener("click", () => {
    window.Madoguchi("prefill", "電気ケトル AZ-100 について：");
    window.Madoguchi("open");
  });
  document.querySelector("[data-call=help]").addEventListener("click", () => window.Madoguchi("help", "ケトル"));
  document.querySelector("[data-call=cart]").addEventListener("click", () => {
    cart.cart += 1;
    window.Madoguchi("attributes", cart);
  });
});
