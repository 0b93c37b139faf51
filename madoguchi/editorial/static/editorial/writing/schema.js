// What an article may consist of: exactly what our Markdown can say, so that nothing is lost on the way there.
import { Schema, tableNodes } from "../../kept/prosemirror.js";

export const CALLOUTS = ["note", "tip", "warning"];
const FILM = /\.(mp4|webm)$/i;
// Films of other houses, as kinds/film.py knows them.
const ELSEWHERE = /^https:\/\/(((www\.|m\.)?youtube(-nocookie)?\.com|youtu\.be)\/|(player\.vimeo\.com\/video|vimeo\.com)\/\d)/;

const tables = tableNodes({
    tableGroup: "block",
    cellContent: "inline*",
    cellAttributes: {
        align: {
            default: null,
            getFromDOM: (cell) => cell.dataset.align ?? null,
            setDOMAttr: (value, attrs) => value && (attrs["data-align"] = value),
        },
    },
});

const heading = {
    attrs: { level: { default: 2 } },
    content: "inline*",
    group: "block",
    defining: true,
    parseDOM: [2, 3, 4, 5, 6].map((shown) => ({ tag: `h${shown}`, attrs: { level: shown - 1 } })),
    toDOM: (node) => [`h${Math.min(node.attrs.level + 1, 6)}`, 0], // below the article's own, as on its page
};

const blockquote = {
    attrs: { callout: { default: "" } },
    content: "block+",
    group: "block",
    defining: true,
    parseDOM: [
        { tag: "aside.callout", getAttrs: (dom) => ({ callout: calloutOf(dom) }) },
        { tag: "blockquote", getAttrs: (dom) => ({ callout: calloutOf(dom) }) },
    ],
    toDOM: ({ attrs }) =>
        attrs.callout
            ? ["blockquote", { class: `callout callout-${attrs.callout}`, "data-callout": attrs.callout }, 0]
            : ["blockquote", 0],
};

const listItem = { content: "block+", defining: true, parseDOM: [{ tag: "li" }], toDOM: () => ["li", 0] };

function list(tag, attrs, getAttrs, shown) {
    return {
        attrs: { tight: { default: true }, ...attrs },
        content: "list_item+",
        group: "block",
        parseDOM: [{ tag, getAttrs }],
        toDOM: (node) => [tag, shown(node), 0],
    };
}

const image = {
    attrs: { src: {}, alt: { default: "" }, title: { default: "" } },
    inline: true,
    group: "inline",
    draggable: true,
    parseDOM: [
        { tag: "img[src]", getAttrs: pictureOf },
        { tag: "video[src]", getAttrs: pictureOf },
        { tag: "span[data-film]", getAttrs: (dom) => ({ src: dom.dataset.film, alt: dom.textContent }) },
    ],
    toDOM: ({ attrs }) => {
        if (ELSEWHERE.test(attrs.src)) return ["span", { class: "writing-film", "data-film": attrs.src }, attrs.alt];
        if (FILM.test(attrs.src)) return ["video", { src: attrs.src, preload: "metadata", "aria-label": attrs.alt }];
        return ["img", { src: attrs.src, alt: attrs.alt, ...(attrs.title && { title: attrs.title }) }];
    },
};

const place = {
    attrs: { slug: {} },
    group: "block",
    atom: true,
    draggable: true,
    parseDOM: [{ tag: "div[data-block]", getAttrs: (dom) => ({ slug: dom.dataset.block }) }],
    toDOM: ({ attrs }) => ["div", { class: "writing-block", "data-block": attrs.slug }, `{{block:${attrs.slug}}}`],
};

function calloutOf(dom) {
    return CALLOUTS.find((one) => dom.dataset.callout === one || dom.classList.contains(`callout-${one}`)) ?? "";
}

function pictureOf(dom) {
    const src = dom.getAttribute("src") ?? "";
    if (!/^(https?:|\/)/.test(src)) return false;
    const alt = dom.getAttribute("alt") ?? dom.getAttribute("aria-label") ?? "";
    return { src, alt, title: dom.getAttribute("title") ?? "" };
}

export const schema = new Schema({
    nodes: {
        doc: { content: "block+" },
        paragraph: { content: "inline*", group: "block", parseDOM: [{ tag: "p" }], toDOM: () => ["p", 0] },
        heading,
        blockquote,
        bullet_list: list("ul", {}, () => ({}), () => ({})),
        ordered_list: list(
            "ol",
            { order: { default: 1 } },
            (dom) => ({ order: dom.start || 1 }),
            ({ attrs }) => (attrs.order === 1 ? {} : { start: attrs.order }),
        ),
        list_item: listItem,
        code_block: {
            attrs: { params: { default: "" } },
            content: "text*",
            marks: "",
            group: "block",
            code: true,
            defining: true,
            parseDOM: [{ tag: "pre", preserveWhitespace: "full" }],
            toDOM: () => ["pre", ["code", 0]],
        },
        horizontal_rule: { group: "block", parseDOM: [{ tag: "hr" }], toDOM: () => ["hr"] },
        ...tables,
        place,
        text: { group: "inline" },
        image,
        hard_break: {
            inline: true,
            group: "inline",
            selectable: false,
            parseDOM: [{ tag: "br" }],
            toDOM: () => ["br"],
        },
    },
    marks: {
        link: {
            attrs: { href: {}, title: { default: "" } },
            inclusive: false,
            parseDOM: [{ tag: "a[href]", getAttrs: (dom) => ({ href: dom.getAttribute("href") }) }],
            toDOM: ({ attrs }) => ["a", { href: attrs.href, ...(attrs.title && { title: attrs.title }) }, 0],
        },
        em: { parseDOM: [{ tag: "em" }, { tag: "i" }], toDOM: () => ["em", 0] },
        strong: { parseDOM: [{ tag: "strong" }, { tag: "b" }], toDOM: () => ["strong", 0] },
        strike: { parseDOM: [{ tag: "s" }, { tag: "del" }], toDOM: () => ["s", 0] },
        code: { code: true, parseDOM: [{ tag: "code" }], toDOM: () => ["code", 0] },
    },
});
