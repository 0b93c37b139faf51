// Where a menu is longer than the window, the line of the present page is brought into view.
for (const menu of document.querySelectorAll(".staff-nav")) {
    const line = [...menu.querySelectorAll("[aria-current]")].at(-1);
    if (line && menu.scrollHeight > menu.clientHeight) menu.scrollTop = line.offsetTop - menu.clientHeight / 2;
}
