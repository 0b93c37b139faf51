// Markdown ⇄ document. A block that nobody touched keeps its text to the letter: only what was changed is rewritten.
import { MarkdownIt, MarkdownParser, cjkFriendly } from "../../kept/prosemirror.js";
import { schema } from "./schema.js";
import { listMark, writeBlock } from "./serializer.js";

const CALLOUT = /^\[!(NOTE|TIP|WARNING)\][ \t]*$/i;
const PLACE = /^\{\{\s*block:([-\w]+)\s*\}\}$/;

// The same grammar as knowledge/markdown.py.
const grammar = new MarkdownIt("commonmark", { html: false }).enable(["table", "strikethrough"]).use(cjkFriendly);
grammar.core.ruler.push("house_marks", ({ tokens }) => {
    tokens.forEach((token, index) => {
        if (token.type === "blockquote_open") takeCallout(token, ...tokens.slice(index + 1, index + 4));
        if (token.type === "paragraph_open") takePlace(tokens, index);
    });
});

function takeCallout(quote, paragraph, inline, end) {
    const words = paragraph?.type === "paragraph_open" ? inline.children : [];
    const found = words[0]?.type === "text" && CALLOUT.exec(words[0].content);
    if (!found || (words[1] && !words[1].type.endsWith("break"))) return;
    quote.meta = { callout: found[1].toLowerCase() };
    inline.children = words.slice(2);
    if (!inline.children.length) for (const token of [paragraph, inline, end]) token.type = "none";
}

function takePlace(tokens, index) {
    const inline = tokens[index + 1];
    const found = PLACE.exec(inline.content.trim());
    if (!found) return;
    for (const offset of [0, 2]) Object.assign(tokens[index + offset], { hidden: true, type: "none" });
    Object.assign(inline, { type: "place", children: null, meta: { slug: found[1] }, map: tokens[index].map });
}

const align = (token) => /text-align:(\w+)/.exec(token.attrGet("style") ?? "")?.[1] ?? null;
const tight = (tokens, index) => {
    for (let at = index + 1; at < tokens.length; at++) {
        if (tokens[at].type === "paragraph_open") return tokens[at].hidden;
        if (tokens[at].level === tokens[index].level) return true;
    }
    return true;
};

const parser = new MarkdownParser(schema, grammar, {
    blockquote: { block: "blockquote", getAttrs: (token) => ({ callout: token.meta?.callout ?? "" }) },
    paragraph: { block: "paragraph" },
    list_item: { block: "list_item" },
    bullet_list: { block: "bullet_list", getAttrs: (_, all, at) => ({ tight: tight(all, at) }) },
    ordered_list: {
        block: "ordered_list",
        getAttrs: (token, all, at) => ({ order: Number(token.attrGet("start") ?? 1), tight: tight(all, at) }),
    },
    heading: { block: "heading", getAttrs: (token) => ({ level: Number(token.tag.slice(1)) }) },
    code_block: { block: "code_block", noCloseToken: true },
    fence: { block: "code_block", getAttrs: (token) => ({ params: token.info || "" }), noCloseToken: true },
    hr: { node: "horizontal_rule" },
    place: { node: "place", getAttrs: (token) => token.meta },
    none: { ignore: true, noCloseToken: true },
    table: { block: "table" },
    thead: { ignore: true },
    tbody: { ignore: true },
    tr: { block: "table_row" },
    th: { block: "table_header", getAttrs: (token) => ({ align: align(token) }) },
    td: { block: "table_cell", getAttrs: (token) => ({ align: align(token) }) },
    image: {
        node: "image",
        getAttrs: (token) => ({
            src: token.attrGet("src"),
            alt: grammar.renderer.renderInlineAsText(token.children ?? [], grammar.options, {}),
            title: token.attrGet("title") || "",
        }),
    },
    hardbreak: { node: "hard_break" },
    softbreak: { node: "hard_break" },
    em: { mark: "em" },
    strong: { mark: "strong" },
    s: { mark: "strike" },
    link: {
        mark: "link",
        getAttrs: (token) => ({ href: token.attrGet("href"), title: token.attrGet("title") || "" }),
    },
    code_inline: { mark: "code", noCloseToken: true },
});

const sources = new WeakMap(); // top-level node → its Markdown
const whole = new WeakMap(); // document → its Markdown, and definitions of links that stand between blocks

export function parse(markdown) {
    const doc = parser.parse(markdown);
    const lines = markdown.split("\n");
    const tops = grammar.parse(markdown, {}).filter(({ level, nesting, map }) => !level && nesting >= 0 && map);
    const between = [];
    let end = 0;
    tops.forEach(({ map }, index) => {
        between.push(...lines.slice(end, map[0]));
        const source = lines.slice(map[0], map[1]).join("\n").trimEnd();
        if (tops.length === doc.childCount) sources.set(doc.child(index), source);
        end = map[1];
    });
    between.push(...lines.slice(end));
    whole.set(doc, { markdown, definitions: between.filter((line) => line.trim()).join("\n") });
    return doc;
}

// `from`: the document as it was parsed; its untouched blocks keep their text.
export function serialise(doc, from = doc) {
    const origin = whole.get(from);
    if (doc.eq(from) && origin) return origin.markdown;
    const parts = [];
    doc.forEach((node) => parts.push(written(node, parts.at(-1))));
    return [...parts, origin?.definitions].filter(Boolean).join("\n\n");
}

// The text of a document without regard to what it was parsed from.
export function rewritten(doc) {
    const parts = [];
    doc.forEach((node) => parts.push(writeBlock(node, parts.at(-1))));
    return parts.filter(Boolean).join("\n\n");
}

function written(node, before) {
    const source = sources.get(node);
    const joins = listMark(source) !== "" && listMark(source) === listMark(before);
    return source !== undefined && !joins ? source : writeBlock(node, before);
}
