import './plain-errors.mjs';
import { makeDesk } from './editor-host/desk.mjs';
import { addressOf, openPage } from './editor-host/page.mjs';
import { serveEditor } from './editor-host/serve.mjs';
import { makePackage, vsix } from './package.mjs';
import { asked } from './processes.mjs';

/** Takes the picture of the README: a sample note with its repeats flagged, and the hover over a concept. */
const [note = 'week-notes.md', term = 'sandbagging', picture = 'media/screenshot.png'] = process.argv.slice(2);

void asked().then(() => process.exit(130));
await makePackage();
const desk = makeDesk();
const server = await serveEditor({ vsix, dataFolder: desk.data });
const { page, close } = await openPage({ width: 1180, height: 880, scale: 2 });
await page.goto(addressOf(server.authority, desk.notes));
await page.getByRole('treeitem', { name: note }).dblclick({ timeout: 60_000 });
await page.locator('.squiggly-warning, .squiggly-info').first().waitFor({ timeout: 60_000 });
const { x, y } = await middleOf(term);
await page.mouse.move(x, y, { steps: 5 });
await page.locator('.monaco-hover:visible').getByText(term).first().waitFor();
await page.screenshot({ path: picture });
await close();
await server.stop();
process.exit();

/**
 * Where the first occurrence of a word stands on the page: a line of the editor is one run of text, larger than a word.
 * @param {string} word
 * @returns {Promise<{ x: number, y: number }>}
 */
function middleOf(word) {
  return page.evaluate(`(() => {
    const texts = document.createTreeWalker(document.querySelector('.view-lines'), NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const at = texts.currentNode.data.indexOf(${JSON.stringify(word)});
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(texts.currentNode, at);
      range.setEnd(texts.currentNode, at + ${word.length});
      const { left, right, top, bottom } = range.getBoundingClientRect();
      return { x: (left + right) / 2, y: (top + bottom) / 2 };
    }
  })()`);
}
