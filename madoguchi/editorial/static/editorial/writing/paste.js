// What comes from Word, Google Docs and web pages keeps its meaning and loses its looks.
const GONE = "script, style, meta, link, title, xml, template, object, iframe, svg, head, o\\:p, w\\:sdt > w\\:sdtPr";
const KEPT = new Set(
    "href src alt title start colspan rowspan class data-callout data-block data-align data-pm-slice".split(" "),
);

export function clean(html) {
    const held = new DOMParser().parseFromString(inert(html), "text/html");
    held.querySelectorAll(GONE).forEach((node) => node.remove());
    wordHeadings(held);
    wordLists(held);
    held.querySelectorAll("[data-style]").forEach(meaningOfStyle);
    held.querySelectorAll("b, strong").forEach(unwrapFalseBold);
    if (!held.querySelector("[data-pm-slice]")) held.querySelectorAll("h1, h2, h3, h4, h5, h6").forEach(below);
    held.querySelectorAll("td, th").forEach(oneLine);
    held.querySelectorAll("img").forEach((image) => fromTheWeb(image) || image.remove());
    held.querySelectorAll("a[href]").forEach(plainLink);
    held.querySelectorAll("*").forEach(bare);
    return held.body.innerHTML;
}

// Styles are read, never applied: our pages allow none from elsewhere.
function inert(html) {
    return html
        .replace(/<!--[\s\S]*?-->|<!\[[^\]]*\]>|<style[\s\S]*?<\/style>/gi, "")
        .replace(/<[^>]*>/g, (tag) => tag.replace(/\sstyle\s*=/gi, " data-style="));
}

function fromTheWeb(image) {
    return /^(https?:|\/)/.test(image.getAttribute("src") ?? "");
}

function styleOf(node) {
    return (node.dataset.style ?? "").toLowerCase();
}

function replace(node, tag) {
    const made = node.ownerDocument.createElement(tag);
    made.append(...node.childNodes);
    node.replaceWith(made);
    return made;
}

// Word writes the parts of a list as paragraphs that know their level.
function wordLists(held) {
    const items = [...held.querySelectorAll("p[data-style*='mso-list'], p[class*='MsoListParagraph']")];
    let lists = [];
    let before = null;
    for (const item of items) {
        const level = Number(/level(\d)/.exec(styleOf(item))?.[1] ?? 1);
        const mark = item.querySelector("span[data-style*='mso-list']") ?? firstMark(item);
        const numbered = /^[\s(]*([0-9a-z]{1,3}[.)、]|[①-⑳])/i.test(mark?.textContent ?? item.textContent);
        if (before?.nextElementSibling !== item) lists = [];
        mark?.remove();
        lists.length = Math.min(lists.length, level);
        while (lists.length < level) {
            const list = held.createElement(numbered ? "ol" : "ul");
            const above = lists.at(-1)?.lastElementChild;
            if (above) above.append(list);
            else if (lists.length) lists.at(-1).append(list);
            else item.before(list);
            lists.push(list);
        }
        const entry = held.createElement("li");
        entry.append(...item.childNodes);
        lists.at(-1).append(entry);
        before = lists[0];
        item.remove();
    }
}

function firstMark(item) {
    const first = item.querySelector("span");
    const words = first?.textContent.replace(/\u00a0/g, " ");
    return first && /^\s*([·•oü§‧-]|\(?[0-9a-z]{1,3}[.)])\s*$/i.test(words) ? first : null;
}

function wordHeadings(held) {
    held.querySelectorAll("p[class*='MsoTitle']").forEach((node) => replace(node, "h1"));
}

// Google Docs says bold and italic by style alone.
function meaningOfStyle(node) {
    const style = styleOf(node);
    if (!/^(SPAN|FONT)$/.test(node.tagName)) return;
    if (/font-weight:\s*(bold|[6-9]00)/.test(style)) wrapInside(node, "strong");
    if (/font-style:\s*italic/.test(style)) wrapInside(node, "em");
    if (/text-decoration[^;]*line-through/.test(style)) wrapInside(node, "s");
}

function wrapInside(node, tag) {
    const made = node.ownerDocument.createElement(tag);
    made.append(...node.childNodes);
    node.append(made);
}

function unwrapFalseBold(node) {
    if (/font-weight:\s*(normal|[1-4]00)/.test(styleOf(node))) node.replaceWith(...node.childNodes);
}

// The article's own heading is the first level and its page the second; those inside begin below both.
function below(node) {
    replace(node, `h${Math.min(Math.max(Number(node.tagName[1]) + 1, 3), 5)}`);
}

function oneLine(cell) {
    cell.querySelectorAll("p, div").forEach((part) => {
        if (part.nextElementSibling) part.after(" ");
        part.replaceWith(...part.childNodes);
    });
}

function plainLink(link) {
    if (!/^(https?:|mailto:|tel:|\/)/i.test(link.getAttribute("href"))) link.replaceWith(...link.childNodes);
}

function bare(node) {
    for (const { name } of [...node.attributes]) if (!KEPT.has(name)) node.removeAttribute(name);
    if (node.className && !/callout/.test(node.className)) node.removeAttribute("class");
}

export function looksLikeMarkdown(text) {
    return /^(#{1,4} |[-*] \S|\d+\. \S|> |\|.+\|$|```)/m.test(text) || /\*\*\S.*\S\*\*|\]\(\S+\)/.test(text);
}
