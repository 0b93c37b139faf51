// The visual editor on top of a textarea: what is typed in one is in the other.
import * as kept from "../../kept/prosemirror.js";
import { keys, typing } from "./commands.js";
import { describe, places, put } from "./files.js";
import { parse, rewritten, serialise } from "./markdown.js";
import { clean, looksLikeMarkdown } from "./paste.js";
import { schema } from "./schema.js";

export class VisualEditor {
    constructor(textarea, settings, changed) {
        this.textarea = textarea;
        this.settings = settings;
        this.changed = changed;
        this.host = document.createElement("div");
        textarea.closest(".field").before(this.host);
        this.view = new kept.EditorView(this.host, {
            state: this.opened(),
            attributes: {
                "class": "writing-page help-body",
                "role": "textbox",
                "aria-multiline": "true",
                "aria-label": settings.label,
                "lang": settings.language,
                "id": "writing-view",
            },
            dispatchTransaction: (tr) => this.apply(tr),
            transformPastedHTML: clean,
            clipboardTextParser: (text, context, plain) => this.pastedText(text, plain),
            clipboardTextSerializer: (slice) => copied(slice),
            handlePaste: (_, event) => this.take(event, event.clipboardData),
            handleDrop: (_, event, __, moved) => !moved && this.take(event, event.dataTransfer),
            handleDoubleClickOn: (view, _, node, pos) => isPicture(node) && (describe(view, pos), true),
            handleKeyDown: (view, event) => this.describeSelected(view, event),
        });
    }

    opened() {
        this.source = parse(this.textarea.value);
        this.written = this.textarea.value;
        const save = () => void this.textarea.form.requestSubmit();
        const cursor = kept.dropCursor({ color: false, class: "writing-drop" });
        const plugins = [
            typing, ...keys(save), kept.history(), cursor, kept.gapCursor(), kept.tableEditing(), places,
        ];
        return kept.EditorState.create({ doc: this.source, plugins });
    }

    apply(tr) {
        this.view.updateState(this.view.state.apply(tr));
        if (tr.docChanged) {
            this.written = serialise(this.view.state.doc, this.source);
            this.textarea.value = this.written;
            this.textarea.dispatchEvent(new Event("input", { bubbles: true }));
        }
        this.changed(this.view.state);
    }

    // The textarea was typed in meanwhile.
    reread() {
        if (this.textarea.value === this.written) return;
        this.view.updateState(this.opened());
        this.changed(this.view.state);
    }

    pastedText(text, plain) {
        if (plain || !looksLikeMarkdown(text)) return null;
        const { content } = parse(text);
        const open = content.childCount === 1 && content.firstChild.isTextblock ? 1 : 0;
        return new kept.Slice(content, open, open);
    }

    take(event, data) {
        const files = [...(data?.files ?? [])];
        if (!files.length || data.types.includes("text/html")) return false;
        event.preventDefault();
        const at = event.type === "drop" && this.view.posAtCoords({ left: event.clientX, top: event.clientY });
        put(this.view, this.settings, files, at ? at.pos : undefined);
        return true;
    }

    describeSelected(view, event) {
        const { selection } = view.state;
        if (event.key !== "Enter" || !isPicture(selection.node)) return false;
        describe(view, selection.from);
        return true;
    }

    run(act) {
        act.run(this.view.state, (tr) => this.view.dispatch(tr), this.view);
        this.view.focus();
    }

    // Select the `nth` place (from 0) where these words stand; pictures are found by their address.
    show(words, nth) {
        let left = nth;
        let found = null;
        this.view.state.doc.descendants((node, pos) => {
            if (found) return false;
            if (node.isTextblock) {
                const text = node.textBetween(0, node.content.size, "", (leaf) => (leaf.isText ? leaf.text : "\u0000"));
                for (let at = text.indexOf(words); at >= 0 && !found; at = text.indexOf(words, at + 1)) {
                    if (left-- === 0) found = [pos + 1 + at, pos + 1 + at + words.length];
                }
            }
            if (node.attrs.src === words) found = [pos, pos + 1];
            return true;
        });
        if (!found) return this.view.focus();
        const selection = kept.TextSelection.create(this.view.state.doc, ...found);
        this.view.dispatch(this.view.state.tr.setSelection(selection).scrollIntoView());
        return this.view.focus();
    }
}

function isPicture(node) {
    return node?.type === schema.nodes.image;
}

function copied(slice) {
    const whole = schema.topNodeType.createAndFill(null, slice.content);
    return whole ? rewritten(whole) : slice.content.textBetween(0, slice.content.size, "\n");
}
