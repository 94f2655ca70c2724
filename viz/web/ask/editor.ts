/** The editor for queries: CodeMirror with SPARQL, in a script that the page unpacks when it is first needed. */
import { type Completion, type CompletionContext, type CompletionResult, autocompletion, closeBrackets, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { HighlightStyle, StreamLanguage, bracketMatching, syntaxHighlighting } from "@codemirror/language";
import { sparql } from "@codemirror/legacy-modes/mode/sparql";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap, lineNumbers, placeholder } from "@codemirror/view";
import { tags } from "@lezer/highlight";

export interface EditorSettings {
  parent: HTMLElement;
  text: string;
  changed: (text: string) => void;
  run: () => void;
  /** Terms of the ontology with their meaning, and names of things with their kind. */
  terms: [string, string][];
  labels: [string, string][];
}
export interface Editor { setText(text: string): void; focus(): void }

const style = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--code-word)", fontWeight: "600" },
  { tag: [tags.string, tags.number], color: "var(--code-text)" },
  { tag: [tags.variableName, tags.special(tags.variableName)], color: "var(--code-name)" },
  { tag: tags.comment, color: "var(--quiet)" },
]);

const theme = EditorView.theme({
  "&": { fontSize: "13px", height: "100%", color: "var(--ink)", backgroundColor: "var(--paper)" },
  "&.cm-focused": { outline: "2px solid var(--link)", outlineOffset: "-2px" },
  ".cm-scroller": { fontFamily: "ui-monospace, 'DejaVu Sans Mono', monospace", lineHeight: "1.5" },
  ".cm-gutters": { backgroundColor: "transparent", color: "var(--quiet)", border: "none" },
  ".cm-content": { caretColor: "var(--ink)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-tooltip": { backgroundColor: "var(--card)", border: "1px solid var(--rule)", color: "var(--ink)" },
});

/**
 * Takes over what is typed in place of a selection: a browser that does it keeps the style of what was there in a style
 * attribute, which the page's policy refuses.
 */
function replaceSelection(event: InputEvent, view: EditorView): boolean {
  if (event.inputType !== "insertText" || !event.data || view.state.selection.main.empty) return false;
  event.preventDefault();
  view.dispatch(view.state.replaceSelection(event.data), { userEvent: "input.type", scrollIntoView: true });
  return true;
}

function create({ parent, text, changed, run, terms, labels }: EditorSettings): Editor {
  const words: Completion[] = terms.map(([label, detail]) => ({ label, detail, type: "property" }));
  const names: Completion[] = labels.map(([label, detail]) => ({ label, detail, type: "text", apply: label.replace(/["\\]/g, "\\$&") }));
  const complete = (context: CompletionContext): CompletionResult | null => {
    const quoted = context.matchBefore(/"[^"\n]*/);
    if (quoted) return { from: quoted.from + 1, options: names, validFor: /^[^"\n]*$/ };
    const word = context.matchBefore(/[\w-]+:?[\w-]*/);
    return word || context.explicit ? { from: word?.from ?? context.pos, options: words, validFor: /^[\w-]*:?[\w-]*$/ } : null;
  };
  // In a tree of its own the editor's styles are sheets that the page's policy lets pass.
  const root = parent.attachShadow({ mode: "open" });
  const view = new EditorView({
    parent: root as unknown as HTMLElement,
    root,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(), history(), bracketMatching(), closeBrackets(), StreamLanguage.define(sparql), syntaxHighlighting(style), theme,
        autocompletion({ override: [complete] }),
        placeholder("SELECT …"),
        // The tab key goes on to the next control, as everywhere.
        keymap.of([{ key: "Mod-Enter", run: () => (run(), true) }, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
        EditorView.lineWrapping,
        EditorView.domEventHandlers({ beforeinput: replaceSelection }),
        EditorView.contentAttributes.of({ "aria-label": "SPARQL query; Ctrl+Enter runs it" }),
        EditorView.updateListener.of((update) => update.docChanged && changed(update.state.doc.toString())),
      ],
    }),
  });
  return {
    setText: (next) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } }),
    focus: () => view.focus(),
  };
}

export type CreateEditor = typeof create;
(globalThis as { orbitEditor?: CreateEditor }).orbitEditor = create;
