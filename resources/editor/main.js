// The code editor of the window: CodeMirror 6 with what people expect of an editor. Bundled by `build.md`'s command;
// the window talks to it through `window.editor`, it talks to the window through the channel object `bridge`.
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { css } from "@codemirror/lang-css";
import { html } from "@codemirror/lang-html";
import { javascript } from "@codemirror/lang-javascript";
import { json } from "@codemirror/lang-json";
import { markdown } from "@codemirror/lang-markdown";
import { bracketMatching, defaultHighlightStyle, foldGutter, foldKeymap, HighlightStyle, indentOnInput, syntaxHighlighting, syntaxTree } from "@codemirror/language";
import { lintGutter, lintKeymap, linter, openLintPanel, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, openSearchPanel, search, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState } from "@codemirror/state";
import { crosshairCursor, drawSelection, dropCursor, EditorView, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, keymap, lineNumbers, rectangularSelection } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { makeOffers } from "./completion.js";

const MOST_PROBLEMS = 50;
const languages = {
  js: () => javascript(), mjs: () => javascript(), html: () => html(), css: () => css(), json: () => json(), md: () => markdown(),
};
const look = new Compartment();
const states = new Map(); // path → its state: undo, cursor and folds stay while another file is shown
let view, bridge, path = "", saved = "", told = { dirty: false, problems: -1 };

function dress(c, isDark) {
  const code = HighlightStyle.define([
    { tag: [tags.keyword, tags.operatorKeyword, tags.controlKeyword, tags.definitionKeyword, tags.moduleKeyword], color: c.accent_text, fontWeight: "600" },
    { tag: [tags.string, tags.special(tags.string), tags.attributeValue], color: c.good },
    { tag: [tags.number, tags.bool, tags.null, tags.color, tags.unit], color: c.warn },
    { tag: [tags.comment, tags.meta], color: c.faint, fontStyle: "italic" },
    { tag: [tags.tagName, tags.typeName, tags.className], color: c.bad },
    { tag: [tags.propertyName, tags.attributeName], color: c.muted },
    { tag: [tags.function(tags.variableName), tags.function(tags.propertyName)], color: c.text, fontWeight: "600" },
    { tag: tags.heading, fontWeight: "700" },
    { tag: tags.invalid, color: c.bad },
  ]);
  const frame = EditorView.theme({
    "&": { height: "100%", color: c.text, backgroundColor: c.surface, fontSize: "13px" },
    "&.cm-focused": { outline: "none" },
    ".cm-scroller::-webkit-scrollbar": { width: "10px", height: "10px" }, ".cm-scroller::-webkit-scrollbar-corner": { background: "transparent" },
    ".cm-scroller::-webkit-scrollbar-thumb": { backgroundColor: c.strong_line, borderRadius: "5px", border: `2px solid ${c.surface}` },
    ".cm-scroller": { fontFamily: "'JetBrains Mono', monospace", lineHeight: "1.6" },
    ".cm-content": { caretColor: c.accent, padding: "8px 0" },
    ".cm-cursor": { borderLeftColor: c.accent, borderLeftWidth: "2px" },
    ".cm-gutters": { backgroundColor: c.surface, color: c.faint, border: "none" },
    ".cm-lineNumbers .cm-gutterElement": { padding: "0 8px 0 16px", minWidth: "28px" },
    ".cm-activeLine": { backgroundColor: c.sunken }, ".cm-activeLineGutter": { backgroundColor: c.sunken, color: c.text },
    "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: c.accent_soft },
    ".cm-selectionMatch": { backgroundColor: c.raised }, ".cm-searchMatch": { backgroundColor: c.warn_soft, outline: `1px solid ${c.warn}` },
    ".cm-matchingBracket": { backgroundColor: c.accent_soft, outline: "none" },
    ".cm-panels": { backgroundColor: c.ground, color: c.text, borderColor: c.line },
    ".cm-panel": { fontFamily: "Inter, sans-serif", padding: "8px 12px" },
    ".cm-textfield": { backgroundColor: c.surface, border: `1px solid ${c.line}`, borderRadius: "6px", color: c.text, padding: "4px 8px", fontSize: "13px" },
    ".cm-button": { backgroundImage: "none", backgroundColor: c.surface, border: `1px solid ${c.strong_line}`, borderRadius: "6px", color: c.text, padding: "4px 10px", fontSize: "13px" },
    ".cm-panel button[name=close]": { color: c.muted, fontSize: "16px", right: "8px" },
    ".cm-tooltip": { backgroundColor: c.surface, border: `1px solid ${c.line}`, borderRadius: "8px", color: c.text },
    ".cm-diagnostic": { borderLeftWidth: "3px", fontFamily: "Inter, sans-serif", padding: "6px 10px" },
    ".cm-offer": { color: c.muted, fontStyle: "italic", whiteSpace: "pre" },
    ".cm-foldPlaceholder": { backgroundColor: c.raised, border: "none", color: c.muted, padding: "0 6px" },
  }, { dark: isDark });
  return [frame, syntaxHighlighting(code), syntaxHighlighting(defaultHighlightStyle, { fallback: true })];
}

// What the language's own grammar cannot read is a problem at its place.
function findProblems(view) {
  const problems = [];
  const kind = path.split(".").pop();
  if (kind === "md") return problems;
  syntaxTree(view.state).iterate({
    enter(node) {
      if (!node.type.isError || problems.length >= MOST_PROBLEMS) return;
      const to = Math.min(Math.max(node.to, node.from + 1), view.state.doc.length);
      const text = view.state.sliceDoc(node.from, node.to).trim();
      const message = text ? `“${text.slice(0, 40)}” cannot stand here.` : "Something is missing here.";
      problems.push({ from: Math.min(node.from, to), to, severity: "error", message });
    },
  });
  return problems;
}
const problemsOf = linter((view) => {
  const problems = findProblems(view);
  const first = problems[0];
  tell(undefined, problems.length, first ? view.state.doc.lineAt(first.from).number : 0, first ? first.message : "");
  return problems;
}, { delay: 400 });

function tell(dirty, problems, line = 0, message = "") {
  if (dirty !== undefined && dirty !== told.dirty) {
    told.dirty = dirty;
    bridge?.on_dirty(dirty);
  }
  if (problems !== undefined) bridge?.on_problems(problems, line, message);
}
const offers = makeOffers({
  ask: (number, before, after, asked) => bridge?.on_wants_completion(number, path, before, after, asked),
  drop: () => bridge?.on_drops_completion(),
  judge: (asked, number, isTaken) => bridge?.on_judged(asked, number, isTaken),
  tell: (state) => bridge?.on_offer(state),
});
const save = () => {
  bridge?.on_save(path, view.state.doc.toString());
  return true;
};
let dressed = [];
function makeState(text, kind) {
  const language = languages[kind];
  return EditorState.create({
    doc: text,
    extensions: [
      offers.extension, // before autocompletion(), whose own keys would win
      lineNumbers(), highlightActiveLineGutter(), highlightSpecialChars(), history(), foldGutter(), drawSelection(), dropCursor(),
      EditorState.allowMultipleSelections.of(true), indentOnInput(), bracketMatching(), closeBrackets(), autocompletion(),
      rectangularSelection(), crosshairCursor(), highlightActiveLine(), highlightSelectionMatches(), search({ top: true }), lintGutter(), problemsOf,
      keymap.of([{ key: "Mod-s", run: save, preventDefault: true }, ...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap,
        ...foldKeymap, ...completionKeymap, ...lintKeymap, indentWithTab]),
      EditorView.updateListener.of((update) => update.docChanged && tell(update.state.doc.toString() !== saved)),
      EditorView.contentAttributes.of({ "aria-label": "Code" }),
      look.of(dressed), language ? language() : [],
    ],
  });
}

window.editor = {
  open(newPath, text) {
    offers.leave(view);
    if (path && view) states.set(path, { state: view.state, saved });
    path = newPath;
    const kept = states.get(path);
    const isFresh = !kept || (kept.state.doc.toString() === kept.saved && kept.saved !== text);
    const state = isFresh ? makeState(text, path.split(".").pop().toLowerCase()) : kept.state;
    saved = isFresh ? text : kept.saved;
    view.setState(state);
    view.dispatch({ effects: look.reconfigure(dressed) });
    told = { dirty: null };
    tell(view.state.doc.toString() !== saved);
    view.focus();
  },
  forget() {
    states.clear();
    path = "";
  },
  showCompletion: (number, answer, text) => offers.show(view, number, answer, text),
  suggest: offers.suggest,
  offered: () => offers.shown(view),
  text: () => view.state.doc.toString(),
  type: (text) => view.dispatch(view.state.replaceSelection(text)),
  markSaved(text) {
    saved = text;
    tell(view.state.doc.toString() !== saved);
  },
  save,
  find: () => openSearchPanel(view),
  listProblems: () => openLintPanel(view),
  goTo(number) {
    const line = view.state.doc.line(Math.min(Math.max(number, 1), view.state.doc.lines));
    view.dispatch({ selection: { anchor: line.from }, effects: EditorView.scrollIntoView(line.from, { y: "center" }) });
    view.focus();
  },
  dress(colours, isDark) {
    dressed = dress(colours, isDark);
    document.body.style.background = colours.surface;
    if (view) view.dispatch({ effects: look.reconfigure(dressed) });
  },
};
view = new EditorView({ parent: document.body, state: makeState("", "") });
if (window.qt?.webChannelTransport) {
  new window.QWebChannel(window.qt.webChannelTransport, (channel) => {
    bridge = channel.objects.bridge;
    bridge.on_ready();
  });
}
