// Pictures and films: sent to the house, then put where they were dropped, and asked for what they show.
import { Decoration, DecorationSet, Plugin, PluginKey } from "../../kept/prosemirror.js";
import { csrfToken } from "../../ui/csrf.js";
import { toast } from "../../ui/toast.js";
import { ask } from "./dialogs.js";
import { schema } from "./schema.js";

const arriving = new PluginKey("arriving");

// A mark in the text where a file will stand, which moves along with what is typed meanwhile.
export const places = new Plugin({
    key: arriving,
    state: {
        init: () => DecorationSet.empty,
        apply(tr, held) {
            const moved = held.map(tr.mapping, tr.doc);
            const { add, remove } = tr.getMeta(arriving) ?? {};
            if (add) return moved.add(tr.doc, [Decoration.widget(add.pos, waiting, { id: add.id })]);
            return remove ? moved.remove(moved.find(null, null, (spec) => spec.id === remove)) : moved;
        },
    },
    props: { decorations: (state) => arriving.getState(state) },
});

function waiting() {
    const mark = document.createElement("span");
    mark.className = "writing-arriving";
    return mark;
}

export async function send(settings, file) {
    const body = new FormData();
    body.append("article", settings.article);
    body.append("file", file);
    try {
        const answer = await fetch(settings.filesUrl, {
            method: "POST",
            body,
            headers: { "X-CSRFToken": csrfToken(), Accept: "application/json" },
        });
        const said = await answer.json();
        if (answer.ok) return said;
        toast(said.message, { tone: "overdue", stay: true });
    } catch {
        toast(settings.failed, { tone: "overdue", stay: true });
    }
    return null;
}

export async function put(view, settings, files, pos = view.state.selection.to) {
    for (const file of files) {
        const id = {};
        view.dispatch(view.state.tr.setMeta(arriving, { add: { id, pos } }));
        const kept = await send(settings, file);
        const [mark] = arriving.getState(view.state).find(null, null, (spec) => spec.id === id);
        const tr = view.state.tr.setMeta(arriving, { remove: id });
        if (!kept || !mark) {
            view.dispatch(tr);
            continue;
        }
        const shown = kept.shown ? schema.nodes.image.create({ src: kept.url }) : linked(kept);
        view.dispatch(tr.replaceWith(mark.from, mark.from, shown).scrollIntoView());
        if (kept.shown) await describe(view, tr.mapping.map(mark.from, -1));
    }
}

function linked({ url, name }) {
    return schema.text(name, [schema.marks.link.create({ href: url })]);
}

// Asks what a picture shows; the answer is its alternative text, and its caption when there is one.
export async function describe(view, pos) {
    const node = view.state.doc.nodeAt(pos);
    if (node?.type !== schema.nodes.image) return;
    const given = await ask("writing-picture", { alt: node.attrs.alt, title: node.attrs.title });
    const now = view.state.doc.nodeAt(pos);
    if (given && now?.type === node.type) {
        const attrs = { ...now.attrs, alt: given.alt.trim(), title: given.title.trim() };
        view.dispatch(view.state.tr.setNodeMarkup(pos, null, attrs));
    }
    view.focus();
}
