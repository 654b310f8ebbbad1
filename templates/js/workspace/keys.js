// Keys are told by their place, so that they are the same on Kazakh, Russian and English layouts.

const keysBox = document.getElementById("keys");

const withChosen = (act) => {
  const coding = chosenCoding();
  if (!coding) announce(say("nothing-chosen"));
  else act(coding);
};

/** Moves an end of the chosen coding by a word. */
function moveEnd(forward, beginning) {
  withChosen((coding) => {
    if (!mayChange(coding)) return;
    const { from, to } = coding;
    if (beginning) {
      const word = forward ? pieceFrom(from + 1, "word") : pieceTo(from, "word");
      if (word && word.from < to) resize(coding, word.from, to);
    } else {
      const word = forward ? pieceFrom(to, "word") : pieceTo(to - 1, "word");
      if (word && word.to > from) resize(coding, from, word.to);
    }
    const now = chosenCoding();
    if (now) revealPlace(beginning ? now.from : now.to - 1);
  });
}

function codeByNumber(number) {
  const code = remembers.hand[number - 1];
  const words = code && target();
  if (words) apply(code, words);
}

const acts = {
  code, undo, redo,
  "in-vivo": () => inVivo(selected()),
  find: () => openFind(),
  "find-previous": () => goToMatch(-1),
  "find-close": closeFind,
  panel: () => setPanel(panel.hidden),
  keys: () => keysBox.showModal(),
  again: sendAgain,
  "give-up": giveUp,
  "aside-do": doAside,
  "aside-drop": dropAside,
  "all-previous": () => turn(-1),
  "all-next": () => turn(1),
  "memo-document": () => writeMemo("document"),
  "memo-study": () => writeMemo("study"),
  "memo-save": saveMemo,
};

desk.addEventListener("click", (event) => {
  const pressed = event.target.closest("[data-do]");
  if (pressed && model.blocks.length) acts[pressed.dataset.do]?.();
});
// A press on these must not take the selection away.
for (const id of ["tools", "touch"]) {
  document.getElementById(id).addEventListener("pointerdown", (event) => { if (event.target.closest("button")) event.preventDefault(); });
}

function byControl(event) {
  switch (event.code) {
    case "KeyZ": (event.shiftKey ? redo : undo)(); break;
    case "KeyY": redo(); break;
    case "KeyF": openFind(); break;
    default: return;
  }
  event.preventDefault();
}

function byAlt(event) {
  if (event.code !== "ArrowLeft" && event.code !== "ArrowRight" || !chosenCoding()) return;
  moveEnd(event.code === "ArrowRight", event.shiftKey);
  event.preventDefault();
}

// Who speaks to the computer, or strikes keys unawares, turns letters, digits and signs off: what has a
// key has a button too, and the other keys go on.
const LETTERS = "saual-letters";
const lettersBox = document.getElementById("letters");
function useLetters(on) {
  lettersBox.checked = on;
  desk.classList.toggle("without-letters", !on);
}
try {
  useLetters(localStorage.getItem(LETTERS) !== "off");
} catch {
  // A browser that keeps nothing has them on each time.
}
lettersBox.addEventListener("change", () => {
  useLetters(lettersBox.checked);
  try {
    localStorage.setItem(LETTERS, lettersBox.checked ? "on" : "off");
  } catch {
    // The same.
  }
});

// A letter alone does something only where the focus is in the workspace, or nothing took it since: what
// had it may be drawn anew.
let isWithin = true;
document.addEventListener("focusin", (event) => { isWithin = desk.contains(event.target); });

document.addEventListener("keydown", (event) => {
  if (!model.blocks.length || document.querySelector("dialog[open]")) return;
  const field = event.target.closest("input, select, textarea");
  if (event.ctrlKey || event.metaKey) {
    if (!field || event.code === "KeyF") byControl(event);
    return;
  }
  if (field || !isWithin) return;
  if (event.altKey) return byAlt(event);
  if (!lettersBox.checked && event.key.length === 1) return;
  const pressed = event.target.closest("button, summary, a");
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code);
  if (digit && !event.shiftKey) codeByNumber(Number(digit[1]));
  else if (pressed && ["Enter", "Space"].includes(event.code)) return;
  else {
    switch (event.code) {
      case "ArrowDown": if (pressed) return; move(1); break;
      case "ArrowUp": if (pressed) return; move(-1); break;
      case "ArrowRight": step("word", true, event.shiftKey); break;
      case "ArrowLeft": step("word", false, event.shiftKey); break;
      case "KeyS": step("sentence", true, event.shiftKey); break;
      case "KeyA": selectPassage(); break;
      case "KeyC": case "Enter": code(); break;
      case "KeyI": inVivo(selected()); break;
      case "KeyR": withChosen((coding) => { if (mayChange(coding)) pick((code) => recode(chosenCoding() ?? coding, code)); }); break;
      case "KeyM": if (chosenCoding()) writeMemo("coding", chosen); else writeMemo("document"); break;
      case "Delete": case "Backspace": withChosen((coding) => { if (mayChange(coding)) remove(coding); }); break;
      case "BracketRight": moveEnd(true, event.shiftKey); break;
      case "BracketLeft": moveEnd(false, event.shiftKey); break;
      case "KeyJ": withChosen(merge); break;
      case "KeyN": stepCoding(1, event.shiftKey); break;
      case "Period": stepCoding(1, event.shiftKey); break;
      // Where there is sound, P plays it.
      case "KeyP": if (!event.shiftKey && document.getElementById("recording")) return; stepCoding(-1, event.shiftKey); break;
      case "Comma": stepCoding(-1, event.shiftKey); break;
      case "KeyZ": (event.shiftKey ? redo : undo)(); break;
      case "KeyU": undo(); break;
      case "KeyG": openFind(document.getElementById("jump")); break;
      case "KeyB": setPanel(panel.hidden); break;
      case "Slash": if (event.shiftKey) keysBox.showModal(); else openFind(); break;
      case "Escape": unselect(); choose(null); closeSheet(); break;
      default: return;
    }
  }
  event.preventDefault();
});
