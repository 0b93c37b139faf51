// What the buttons and keys of the editor do: `run` as ProseMirror's commands, `on` says whether it holds here.
import * as kept from "../../kept/prosemirror.js";
import { schema } from "./schema.js";

const { nodes, marks } = schema;

function marked(type) {
    return {
        run: kept.toggleMark(type),
        on: ({ selection: { from, $from, to, empty }, storedMarks, doc }) =>
            empty ? Boolean(type.isInSet(storedMarks ?? $from.marks())) : doc.rangeHasMark(from, to, type),
    };
}

function around({ selection: { $from } }, fits) {
    for (let depth = $from.depth; depth > 0; depth--) {
        if (fits($from.node(depth))) return { node: $from.node(depth), pos: $from.before(depth) };
    }
    return null;
}

function titled(level) {
    const on = ({ selection: { $from } }) => $from.parent.type === nodes.heading && $from.parent.attrs.level === level;
    const make = kept.setBlockType(nodes.heading, { level });
    const undo = kept.setBlockType(nodes.paragraph);
    return { on, run: (state, ...more) => (on(state) ? undo : make)(state, ...more) };
}

const isList = (node) => node.type === nodes.bullet_list || node.type === nodes.ordered_list;

function listed(type) {
    const on = (state) => around(state, isList)?.node.type === type;
    function run(state, dispatch) {
        const found = around(state, isList);
        if (!found) return kept.wrapInList(type)(state, dispatch);
        if (found.node.type === type) return kept.liftListItem(nodes.list_item)(state, dispatch);
        dispatch?.(state.tr.setNodeMarkup(found.pos, type, { tight: found.node.attrs.tight }));
        return true;
    }
    return { on, run };
}

function called(callout) {
    const quote = (node) => node.type === nodes.blockquote;
    const on = (state) => around(state, quote)?.node.attrs.callout === callout;
    function run(state, dispatch) {
        const found = around(state, quote);
        if (!found) return kept.wrapIn(nodes.blockquote, { callout })(state, dispatch);
        if (found.node.attrs.callout === callout) return kept.lift(state, dispatch);
        dispatch?.(state.tr.setNodeMarkup(found.pos, null, { callout }));
        return true;
    }
    return { on, run };
}

function table(state, dispatch) {
    if (kept.isInTable(state)) return false;
    const row = (type) => nodes.table_row.create(null, [0, 1, 2].map(() => type.createAndFill()));
    const made = nodes.table.create(null, [row(nodes.table_header), row(nodes.table_cell), row(nodes.table_cell)]);
    if (dispatch) {
        const tr = state.tr.replaceSelectionWith(made);
        const near = tr.doc.resolve(Math.max(0, tr.mapping.map(state.selection.from) - made.nodeSize + 2));
        dispatch(tr.setSelection(kept.TextSelection.near(near)).scrollIntoView());
    }
    return true;
}

function put(node) {
    return (state, dispatch) => {
        dispatch?.(state.tr.replaceSelectionWith(node()).scrollIntoView());
        return true;
    };
}

export function place(slug) {
    return put(() => nodes.place.create({ slug }));
}

// A film of another house stands alone in its paragraph, so that a page can frame it.
export function shownFilm({ src, alt }) {
    const picture = { src: src.trim(), alt: alt.trim() };
    return put(() => nodes.paragraph.create(null, nodes.image.create(picture)));
}

const inTable = (run) => ({ run, shown: kept.isInTable });

export const acts = {
    strong: marked(marks.strong),
    em: marked(marks.em),
    strike: marked(marks.strike),
    code: marked(marks.code),
    large: titled(2),
    small: titled(3),
    points: listed(nodes.bullet_list),
    steps: listed(nodes.ordered_list),
    quote: called(""),
    note: called("note"),
    tip: called("tip"),
    warning: called("warning"),
    table: { run: table },
    rule: { run: put(() => nodes.horizontal_rule.create()) },
    undo: { run: kept.undo },
    redo: { run: kept.redo },
    rowAfter: inTable(kept.addRowAfter),
    columnAfter: inTable(kept.addColumnAfter),
    rowAway: inTable(kept.deleteRow),
    columnAway: inTable(kept.deleteColumn),
    tableAway: inTable(kept.deleteTable),
};

function breakLine(state, dispatch) {
    if (state.selection.$from.parent.type.spec.code) return false;
    dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
    return true;
}

// A cell holds one line: Enter goes to the cell below, or out of the table behind its last row.
function enterInTable(state, dispatch) {
    const found = kept.isInTable(state) && around(state, (node) => node.type === nodes.table);
    if (!found) return false;
    const end = found.pos + found.node.nodeSize;
    const after = state.doc.nodeAt(end);
    if (dispatch) {
        const tr = after?.isTextblock ? state.tr : state.tr.insert(end, nodes.paragraph.create());
        dispatch(tr.setSelection(kept.TextSelection.create(tr.doc, end + 1)).scrollIntoView());
    }
    return true;
}

export function keys(save) {
    const { list_item: item } = nodes;
    return [
        kept.keymap({
            "Mod-b": acts.strong.run,
            "Mod-i": acts.em.run,
            "Mod-e": acts.code.run,
            "Mod-Alt-2": acts.large.run,
            "Mod-Alt-3": acts.small.run,
            "Mod-Shift-7": acts.steps.run,
            "Mod-Shift-8": acts.points.run,
            "Mod-z": kept.undo,
            "Mod-y": kept.redo,
            "Shift-Mod-z": kept.redo,
            "Mod-s": () => save() ?? true,
            "Shift-Enter": kept.chainCommands(kept.exitCode, breakLine),
            "Enter": kept.chainCommands(enterInTable, kept.splitListItem(item)),
            "Tab": kept.chainCommands(kept.goToNextCell(1), kept.sinkListItem(item)),
            "Shift-Tab": kept.chainCommands(kept.goToNextCell(-1), kept.liftListItem(item)),
            "Backspace": kept.undoInputRule,
        }),
        kept.keymap(kept.baseKeymap),
    ];
}

export const typing = kept.inputRules({
    rules: [
        kept.textblockTypeInputRule(/^(#{2,4})\s$/, nodes.heading, (found) => ({ level: found[1].length })),
        kept.textblockTypeInputRule(/^```$/, nodes.code_block),
        kept.wrappingInputRule(/^\s*[-*・]\s$/, nodes.bullet_list),
        kept.wrappingInputRule(/^(\d{1,3})[.)]\s$/, nodes.ordered_list, (found) => ({ order: Number(found[1]) })),
        kept.wrappingInputRule(/^>\s$/, nodes.blockquote),
    ],
});
