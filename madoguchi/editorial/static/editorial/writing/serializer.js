// How each part of a document is written in Markdown.
import { MarkdownSerializer } from "../../kept/prosemirror.js";

// What the library's own escaping leaves out: entities, tags, and what only counts where a line begins.
const ESCAPED = /&(?=#|\w+;)|<(?=[a-z/!])|^=|^\+$|^\||^:(?=-)|(?<=^\d{1,9})\)|(?<=^\d{1,9})\.(?=$)/gi;

// "-", "*", "+", "." or ")" of the list that a text begins with; two lists with the same one would become one.
export function listMark(text = "") {
    const found = /^(?:([-*+])|\d{1,9}([.)]))(?:\s|$)/.exec(text);
    return found?.[1] ?? found?.[2] ?? "";
}

function backticks(node) {
    const longest = Math.max(0, ...(node.textContent.match(/`{3,}/g) ?? []).map((run) => run.length));
    return "`".repeat(Math.max(3, longest + 1));
}

function writeText(state, node, parent, index) {
    if (index && parent.child(index - 1).type.name === "hard_break") state.atBlockStart = true;
    state.text(node.text);
}

// Where a line break cannot stand it is a space; a second one in a row would end the paragraph.
function writeBreak(state, node, parent, index) {
    if (parent.type.name !== "paragraph") return state.write(" ");
    for (let at = index + 1; at < parent.childCount; at++) {
        if (parent.child(at).type === node.type) continue;
        const again = !index || parent.child(index - 1).type === node.type;
        return state.write(again ? "\\\n" : "\n");
    }
    return undefined; // at the end of a paragraph it says nothing
}

function cellText(cell) {
    const paragraph = cell.type.schema.node("doc", null, [cell.type.schema.node("paragraph", null, cell.content)]);
    const inner = new MarkdownSerializer(nodes, marks, OPTIONS).serialize(paragraph);
    return inner.replace(/\s*\n+/g, " ").replace(/^\\\|/, "|").replace(/\|/g, "\\|").trim();
}

function writeTable(state, table) {
    const rows = [];
    table.forEach((row) => {
        const cells = [];
        row.forEach((cell) => cells.push(cellText(cell)));
        rows.push(`| ${cells.join(" | ")} |`);
    });
    const aligns = [];
    table.child(0).forEach(({ attrs }) => aligns.push(alignMark(attrs.align)));
    rows.splice(1, 0, `| ${aligns.join(" | ")} |`);
    rows.forEach((row, index) => {
        if (index) state.ensureNewLine();
        state.write(row);
    });
    state.closeBlock(table);
}

function alignMark(align) {
    return { left: ":---", center: ":---:", right: "---:" }[align] ?? "---";
}

function writePicture(state, { attrs }) {
    const alt = attrs.alt.replace(/[[\]\\]/g, "\\$&");
    state.write(`![${alt}](${address(attrs.src)}${title(attrs.title)})`);
}

function title(words) {
    return words ? ` "${words.replace(/["\\]/g, "\\$&")}"` : "";
}

function address(url) {
    return /[\s()<>]/.test(url) ? `<${url.replace(/[<>\n]/g, encodeURIComponent)}>` : url;
}

const nodes = {
    paragraph(state, node) {
        state.renderInline(node);
        state.closeBlock(node);
    },
    heading(state, node) {
        state.write(`${"#".repeat(node.attrs.level)} `);
        state.renderInline(node, false);
        state.closeBlock(node);
    },
    blockquote(state, node) {
        state.wrapBlock("> ", null, node, () => {
            if (node.attrs.callout) {
                state.write(`[!${node.attrs.callout.toUpperCase()}]`);
                if (node.firstChild.type.name === "paragraph") state.ensureNewLine();
                else state.closeBlock(node);
            }
            state.renderContent(node);
        });
    },
    bullet_list(state, node) {
        state.renderList(node, "  ", () => `${state.options.bullet ?? "-"} `);
    },
    ordered_list(state, node) {
        const start = node.attrs.order ?? 1;
        const widest = String(start + node.childCount - 1).length;
        state.renderList(node, " ".repeat(widest + 2), (index) => {
            const number = String(start + index);
            return `${number}${state.options.dot ?? "."} ${" ".repeat(widest - number.length)}`;
        });
    },
    list_item: (state, node) => state.renderContent(node),
    code_block(state, node) {
        const fence = backticks(node);
        state.write(`${fence}${node.attrs.params}\n`);
        state.text(node.textContent, false);
        state.ensureNewLine();
        state.write(fence);
        state.closeBlock(node);
    },
    horizontal_rule(state, node) {
        state.write("---");
        state.closeBlock(node);
    },
    table: writeTable,
    place(state, node) {
        state.write(`{{block:${node.attrs.slug}}}`);
        state.closeBlock(node);
    },
    image: writePicture,
    hard_break: writeBreak,
    text: writeText,
};

const marks = {
    em: { open: "*", close: "*", mixable: true, expelEnclosingWhitespace: true },
    strong: { open: "**", close: "**", mixable: true, expelEnclosingWhitespace: true },
    strike: { open: "~~", close: "~~", mixable: true, expelEnclosingWhitespace: true },
    link: {
        open: "[",
        close: (_, { attrs }) => `](${address(attrs.href)}${title(attrs.title)})`,
        mixable: true,
    },
    code: {
        open: (_, mark, parent, index) => codeMark(parent.child(index), -1),
        close: (_, mark, parent, index) => codeMark(parent.child(index - 1), 1),
        escape: false,
    },
};

function codeMark(node, side) {
    const longest = Math.max(0, ...(node.text?.match(/`+/g) ?? []).map((run) => run.length));
    const marks = "`".repeat(longest + 1);
    return longest ? (side < 0 ? `${marks} ` : ` ${marks}`) : marks;
}

const OPTIONS = { escapeExtraCharacters: ESCAPED };

export function writeBlock(node, before = "") {
    const bullet = listMark(before) === "-" ? "*" : "-";
    const dot = listMark(before) === "." ? ")" : ".";
    const doc = node.type.schema.node("doc", null, [node]);
    return new MarkdownSerializer(nodes, marks, OPTIONS).serialize(doc, { bullet, dot }).trimEnd();
}
