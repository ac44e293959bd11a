import { startChromium } from './chromium.mjs';

/**
 * The address of an editor that `serveEditor` serves, with a folder open.
 * @param {string} authority
 * @param {string} folder
 * @param {readonly (readonly [string, string])[]} [payload] what the workbench is told besides
 */
export function addressOf(authority, folder, payload = []) {
  const query = new URLSearchParams({ folder, ...(payload.length > 0 ? { payload: JSON.stringify(payload) } : {}) });
  return `http://${authority}/?${query}`;
}

/**
 * Opens an address in a Chromium of its own; `close` ends it.
 * @param {{ width: number, height: number, scale?: number }} [size]
 */
export async function openPage({ width, height, scale = 1 } = { width: 1280, height: 800 }) {
  const browser = await startChromium();
  const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: scale });
  return { page, close: () => browser.close() };
}

/**
 * Runs the suite of an extension in the real extension host behind a page.
 * @param {import('playwright-core').Page} page
 * @param {string} authority
 * @param {string} folder
 * @param {{ folder: string, entry: string }} suite
 * @param {number} limit milliseconds
 * @returns {Promise<{ code: number, log: string }>} the exit code of the suite, and what the workbench logged
 */
export async function runSuite(page, authority, folder, suite, limit) {
  let log = '';
  const remote = `vscode-remote://${authority}`;
  const ended = new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`The suite did not end in ${limit} ms.\n${log}`)), limit);
    page.on('close', () => clearTimeout(timer));
    page.exposeFunction('codeAutomationExit', (/** @type {number} */ code) => resolve({ code, log })).catch(reject);
    page
      .exposeFunction('codeAutomationLog', (/** @type {string} */ type, /** @type {unknown[]} */ args) => {
        log += `${type}: ${args.join(' ')}\n`;
      })
      .then(() =>
        page.goto(
          addressOf(authority, folder, [
            ['extensionDevelopmentPath', `${remote}${suite.folder}`],
            ['extensionTestsPath', `${remote}${suite.entry}`],
            ['skipWelcome', 'true'],
          ]),
        ),
      )
      .catch(reject);
  });
  return ended;
}
