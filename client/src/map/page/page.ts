import type { FromPage, ToPage } from './exchange.js';
import { type Kept, keptFrom } from './kept.js';
import { MapPage } from './map-page.js';
import { Texts } from './texts.js';
import { onThemeChange } from './theme.js';

interface Editor {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: Kept): void;
}

declare function acquireVsCodeApi(): Editor;

/** Milliseconds after which a change is kept: a drag makes many. */
const pause = 200;

const editor = acquireVsCodeApi();
let page: MapPage | undefined;
let kept = keptFrom(editor.getState());
let isWaiting = false;

function keepLater(state: Kept): void {
  kept = state;
  if (isWaiting) return;
  isWaiting = true;
  setTimeout(() => {
    isWaiting = false;
    editor.setState(kept);
  }, pause);
}

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  if (data.type === 'texts') {
    const surroundings = { kept, keep: keepLater, tell: (message: FromPage) => editor.postMessage(message) };
    page = new MapPage(new Texts(data.messages, data.language), surroundings);
    document.body.replaceChildren(page.element);
  } else page?.take(data);
});
// What was done last is kept even when the page goes at once.
window.addEventListener('pagehide', () => editor.setState(kept));
onThemeChange(() => page?.followTheme());
editor.postMessage({ type: 'ready' });
