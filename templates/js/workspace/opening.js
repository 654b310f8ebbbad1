// The document comes whole, and what stood on the page until then makes room.

async function read(fresh) {
  const response = await fetch(`${desk.dataset.base}/text`, fresh ? { cache: "reload" } : {});
  if (!response.ok || response.redirected) throw new Error(`the document did not come: ${response.status}`);
  return response.json();
}

function takeIn(answer) {
  model.number = answer.number;
  model.version = answer.version;
  model.sight = answer.sight;
  model.names = answer.names;
  model.codes = new Map(answer.codes.map((code) => [code.id, code]));
  model.memos = new Map(answer.memos.map((memo) => [memo.id, memo]));
  readPassages(answer.passages);
  readCodings(answer.codings);
}

let reading = false;
let isAsked = false; // to read once more, since something was told while it is read
let heard = 0; // the newest number that anybody told of

/** What is read stays in the view and keeps the focus, though it is made anew. */
function showAgain() {
  const held = model.passages[model.blocks[blockAtHeight(covered() - list.getBoundingClientRect().top)].passage].number;
  const focused = list.contains(document.activeElement);
  return () => {
    show();
    const at = lastNotAfter(model.passages, (passage) => passage.number, held);
    const { index } = model.blocks[blockAt(model.passages[at].base)];
    reveal(index, true);
    if (focused) focusBlock(index);
  };
}

/** Reads the document anew: more happened than is told, or the text was corrected. */
async function reload() {
  isAsked = true;
  if (reading) return;
  reading = true;
  announce(say("behind"));
  try {
    // What was told while the answer was on its way may not be in it yet.
    let answer;
    do {
      isAsked = false;
      answer = await read(true);
    } while (isAsked || answer.number < Math.max(model.number, heard));
    const again = showAgain();
    const isOther = answer.version !== model.version;
    const isSeenOtherwise = answer.sight !== model.sight;
    takeBack();
    takeIn(answer);
    if (isSeenOtherwise) followAnew();
    if (isOther) {
      // Places in the other text say nothing in this one.
      led = null;
      matches = [];
      match = -1;
      forgetPieces();
      setOldAside();
    }
    actAgain();
    if (chosen !== null && !model.codings.has(keyOf(chosen))) chosen = null;
    recolor();
    again();
    if (isOther && !findBox.hidden) search();
    flush();
    drawPalette();
    refreshPanel();
    showAside();
  } catch {
    stuck = "failed";
    showStuck();
  }
  reading = false;
  pump();
}

async function open() {
  let answer;
  try {
    answer = await read(false);
  } catch {
    // What the server wrote into the page still works by its forms.
    return announce(say("failed"));
  }
  if (!answer.passages.length) return;
  takeIn(answer);
  tools.hidden = false;
  setPanel(!isSheet());
  recolor();
  show();
  followAddress(true);
  flush();
  requestAnimationFrame(() => requestAnimationFrame(() => performance.mark("workspace-painted")));
  drawPalette();
  refreshPanel();
}
desk.dataset.waiting = 0;
open().then(follow);
