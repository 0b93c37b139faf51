// A page of the staff whose right to the live stream has ended leads to the sign-in page, in every tab.
document.addEventListener("live:gone", () => {
    if (document.body.classList.contains("staff")) location.assign(location.pathname + location.search);
});
