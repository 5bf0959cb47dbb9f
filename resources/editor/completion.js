// The grey text behind the cursor: what could come next, offered by the local model. Ctrl+Space asks for it, a pause at
// the end of a line does where that is switched on; Tab takes it, Escape and typing on drop it.
import { closeCompletion, completionStatus } from "@codemirror/autocomplete";
import { Annotation, Prec, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, keymap, WidgetType } from "@codemirror/view";

const PAUSE_MS = 700;
const CHUNK = 4000; // of a long file only so much is sent; cut at fixed places, for the model knows again what it has read

class GreyText extends WidgetType {
  constructor(text) {
    super();
    this.text = text;
  }
  eq(other) {
    return other.text === this.text;
  }
  toDOM() {
    const span = document.createElement("span");
    span.className = "cm-offer";
    span.textContent = this.text;
    return span;
  }
}

const setOffer = StateEffect.define(); // { at, text, asked, number } or null
const taking = Annotation.define();
const offers = StateField.define({
  create: () => null,
  update(offer, transaction) {
    for (const effect of transaction.effects) if (effect.is(setOffer)) return effect.value;
    return transaction.docChanged || transaction.selection ? null : offer;
  },
  provide: (field) => EditorView.decorations.from(field, (offer) => offer
    ? Decoration.set([Decoration.widget({ widget: new GreyText(offer.text), side: 1 }).range(offer.at)]) : Decoration.none),
});

// `ask(number, before, after, asked)`, `drop()`, `judge(asked, number, isTaken)` and `tell(state)` reach the window.
export function makeOffers({ ask, drop, judge, tell }) {
  let last = 0, waiting = null, timer = 0, isSuggesting = false;

  function begin(view, asked) {
    clearTimeout(timer);
    const at = view.state.selection.main.head, doc = view.state.doc;
    if (view.state.field(offers)) view.dispatch({ effects: setOffer.of(null) });
    closeCompletion(view);
    waiting = { number: ++last, at, asked };
    tell("waiting");
    ask(last, doc.sliceString(Math.max(0, at - (at % CHUNK) - CHUNK), at), doc.sliceString(at, at + CHUNK), asked);
    return true;
  }
  function stop() {
    clearTimeout(timer);
    if (!waiting) return false;
    waiting = null;
    drop();
    tell("");
    return true;
  }
  function take(view) {
    const offer = view.state.field(offers);
    if (!offer) return false;
    const end = offer.at + offer.text.length;
    view.dispatch({ changes: { from: offer.at, insert: offer.text }, selection: { anchor: end }, scrollIntoView: true,
      effects: setOffer.of(null), annotations: taking.of(true), userEvent: "input.complete" });
    return true;
  }
  function dismiss(view) {
    if (!view.state.field(offers)) return stop();
    view.dispatch({ effects: setOffer.of(null) });
    return true;
  }
  function isAtPause(state) {
    const { head, empty } = state.selection.main, line = state.doc.lineAt(head);
    return empty && line.text.trim() && !line.text.slice(head - line.from).trim() && completionStatus(state) === null;
  }
  function onUpdate(update) {
    const before = update.startState.field(offers, false), now = update.state.field(offers, false);
    if (before && before !== now) {
      judge(before.asked, before.number, update.transactions.some((one) => one.annotation(taking)));
      if (!now) tell("");
    }
    if (!update.docChanged && !update.selectionSet) return;
    stop();
    const isTyped = update.transactions.some((one) => one.isUserEvent("input") && !one.annotation(taking));
    if (isSuggesting && isTyped) timer = setTimeout(() => isAtPause(update.view.state) && begin(update.view, "pause"), PAUSE_MS);
  }

  return {
    extension: [
      offers, EditorView.updateListener.of(onUpdate),
      Prec.highest(keymap.of([
        { key: "Ctrl-Space", run: (view) => begin(view, "key"), preventDefault: true },
        { key: "Tab", run: take }, { key: "Escape", run: dismiss },
      ])),
    ],
    show(view, number, answer, text) {
      if (!waiting || waiting.number !== number) return;
      const { at, asked } = waiting;
      waiting = null;
      tell(text ? "shown" : asked === "key" ? "nothing" : "");
      if (!text) return;
      view.dispatch({ effects: [setOffer.of({ at, text, asked, number: answer }), EditorView.announce.of(text)] });
    },
    leave: (view) => dismiss(view),
    suggest(isOn) {
      isSuggesting = isOn;
    },
    shown: (view) => view.state.field(offers)?.text ?? "",
  };
}
