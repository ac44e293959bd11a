import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { makeDesk } from '../../../scripts/editor-host/desk.mjs';
import { addressOf, openPage } from '../../../scripts/editor-host/page.mjs';

/** How long something that must come may take, in milliseconds. */
const patience = 30_000;

const themes = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  contrast: 'Default High Contrast',
} as const;

export type Theme = keyof typeof themes;

/** The themes of cases that draw nothing of their own: a second one is for the pictures alone. */
const usualThemes: readonly Theme[] = process.env.EDITOR_THEMES === 'all' ? ['light', 'dark'] : ['light'];

/** What the editor reports of any view, whoever made it, when the row that has the focus goes. */
const focusedRowGone = /TreeError \[[\w.]+\] Data tree node not found/;

/** The folder of a desk, in the address of whatever lies in it. */
const deskFolder = /\/intertext-\w{6}\//g;

export interface DeskOptions {
  /** A folder of notes to open instead of a copy of the sample notes. */
  readonly notes?: string;
  /** Settings of the workspace, by their ids. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly width?: number;
  readonly height?: number;
  /** The language of the editor, for extensions; its own texts stay English. */
  readonly language?: string;
  /** The address of another editor than the one that all cases share. */
  readonly authority?: string;
  /** The editor has reason to complain of Intertext. */
  readonly isCrashing?: true;
}

/**
 * Cases that are done in the page of a real VS Code, in each of `inThemes`. They share one desk, in their order, and a
 * last case looks whether the page complained of Intertext meanwhile.
 */
export function onDesk(
  title: string,
  cases: (desk: Desk) => void,
  options: DeskOptions = {},
  inThemes: readonly Theme[] = usualThemes,
): void {
  for (const theme of inThemes) {
    describe(`${title}, ${theme}`, () => {
      const desk = new Desk(theme, options);
      before(() => desk.open());
      after(() => desk.close());
      cases(desk);
      if (!options.isCrashing) test('the page has no error of Intertext', () => assert.deepEqual(desk.complaints, []));
    });
  }
}

/** Looks again and again until something is so. `limit`: milliseconds. */
export async function until(check: () => Promise<boolean>, limit = patience): Promise<void> {
  for (const end = Date.now() + limit; !(await check()); await new Promise((resolve) => setTimeout(resolve, 50))) {
    assert.ok(Date.now() < end, check.toString());
  }
}

/** One window of a real VS Code, used as a person uses it: by what stands on the page, the mouse and the keys. */
export class Desk {
  readonly theme: Theme;
  readonly #options: DeskOptions;
  /** The folder of notes on disk. */
  readonly notes: string;
  readonly #errors: string[] = [];
  #page: Page | undefined;
  #close: () => Promise<void> = async () => {};

  constructor(theme: Theme, options: DeskOptions) {
    this.theme = theme;
    this.#options = options;
    this.notes = options.notes ?? makeDesk().notes;
  }

  get page(): Page {
    assert.ok(this.#page, 'the desk is open');
    return this.#page;
  }

  /** The errors in the page's console that speak of Intertext. */
  get complaints(): readonly string[] {
    const ours = this.#errors.filter((text) => /intertext/i.test(text.replace(deskFolder, '')));
    return ours.filter((text) => !focusedRowGone.test(text));
  }

  async open(): Promise<void> {
    const { settings = {}, width = 1280, height = 800, language } = this.#options;
    mkdirSync(join(this.notes, '.vscode'), { recursive: true });
    const all = { 'workbench.colorTheme': themes[this.theme], ...settings };
    writeFileSync(join(this.notes, '.vscode/settings.json'), JSON.stringify(all));
    const { page, close } = await openPage({ width, height });
    this.#page = page;
    this.#close = close;
    // The editor reads it from here, where it was put by the texts of a language pack.
    if (language) await page.addInitScript(`globalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(language)}`);
    page.setDefaultTimeout(patience);
    page.on('console', (message) => message.type() === 'error' && this.#errors.push(message.text()));
    page.on('pageerror', (error) => this.#errors.push(error.stack ?? error.message));
    await this.reload();
  }

  async close(): Promise<void> {
    await this.#close();
  }

  /** Loads the window, or loads it again, and waits until the workbench stands. */
  async reload(): Promise<void> {
    const { authority = process.env.EDITOR_AUTHORITY } = this.#options;
    assert.ok(authority, 'EDITOR_AUTHORITY names the editor that scripts/test-page.mjs serves');
    await this.page.goto(addressOf(authority, this.notes));
    await this.page.getByRole('treeitem').first().waitFor();
  }

  /** Runs a command of the palette by its title, for example `Intertext: Show Repeats`. */
  async command(title: string): Promise<void> {
    await this.#ask('F1', `>${title}`, title);
    await this.page.keyboard.press('Enter');
  }

  /** Types into the quick pick or the input box of a title, once it has come. */
  async typeInto(title: string, text: string): Promise<void> {
    await this.page.locator('.quick-input-title').getByText(title, { exact: true }).waitFor();
    await this.input.fill(text);
  }

  /** The titles of the commands that the palette offers for what is typed. */
  async commandsFor(typed: string): Promise<readonly string[]> {
    await this.#ask('F1', `>${typed}`, typed);
    const titles = await this.page.locator('.quick-input-list .monaco-list-row .label-name').allInnerTexts();
    await this.page.keyboard.press('Escape');
    return titles;
  }

  /** Types into the palette that a key opens, until a row is the first of its list: Enter takes that one. */
  async #ask(key: string, typed: string, row: string): Promise<void> {
    await this.#press(key, async (timeout) => {
      await this.input.fill(typed, { timeout });
      await this.pickRow('').first().filter({ hasText: row }).waitFor({ timeout });
    });
  }

  /** Presses a key until it shows what it should: one that comes while a list is closing, or too early, is lost. */
  async #press(key: string, shown: (timeout: number) => Promise<void>): Promise<void> {
    await this.#until(async (timeout) => {
      await this.page.keyboard.press(key);
      await shown(timeout);
    });
  }

  /** Does a step again, after Escape, until it succeeds. */
  async #until(step: (timeout: number) => Promise<void>): Promise<void> {
    for (const end = Date.now() + patience; ; ) {
      try {
        return await step(patience / 6);
      } catch (error) {
        if (Date.now() > end) throw error;
        await this.page.mouse.move(0, 0);
        await this.page.keyboard.press('Escape');
      }
    }
  }

  /** The input of the palette, of a quick pick or an input box. */
  get input(): Locator {
    return this.page.locator('.quick-input-widget input').first();
  }

  /** The rows of the palette or a quick pick that hold a text. */
  pickRow(text: string): Locator {
    return this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: text });
  }

  /** Opens a note of the folder, in an editor that stays. */
  async openNote(path: string): Promise<void> {
    const name = path.split('/').at(-1) ?? path;
    await this.#until(async (timeout) => {
      await this.#ask('Control+P', path, name);
      await this.page.keyboard.press('Enter');
      await this.page.getByRole('tab', { name, selected: true }).first().waitFor({ timeout });
    });
    await this.page.locator('.editor-instance .view-line').first().waitFor();
  }

  /** The tab of an open editor. */
  tab(name: string): Locator {
    return this.page.getByRole('tab', { name }).first();
  }

  /** All notes have been read. */
  async ready(): Promise<void> {
    const item = this.page.locator('.statusbar-item[id="intertext.intertext.intertext.status"]');
    await item.and(this.page.locator(':not(:has(.codicon-loading))')).waitFor();
  }

  /** The repeats of the open note are flagged. */
  async flagged(): Promise<void> {
    await this.page.locator('.squiggly-warning, .squiggly-info').first().waitFor();
  }

  /** The cursor comes to stand in a line, counted from 1. */
  async cursorAt(line: number): Promise<void> {
    await this.page
      .locator('.statusbar-item')
      .filter({ hasText: new RegExp(`Ln ${line},`) })
      .waitFor();
  }

  /** Clicks into the first occurrence of a text in the editor; the text has to be in sight. */
  async clickOn(text: string): Promise<void> {
    const { x, y } = await this.middleOf(text);
    await this.page.mouse.click(x, y);
  }

  /** Chooses from the context menu of something on the page. */
  async choose(of: Locator, title: string): Promise<void> {
    const item = this.page.locator('.monaco-menu').getByText(title, { exact: true });
    await this.#until(async (timeout) => {
      await of.click({ button: 'right', timeout });
      await item.waitFor({ timeout });
    });
    // In its first tenth of a second a menu takes keys, but no click.
    await item.hover();
    await this.page.keyboard.press('Enter');
  }

  /** Opens the quick fixes at the cursor; the menu has to offer one of a title. */
  async quickFixes(title: string): Promise<Locator> {
    const menu = this.page.locator('.action-widget');
    await this.#press('Control+.', (timeout) => menu.getByText(title).waitFor({ timeout }));
    return menu;
  }

  /** Moves the mouse onto a text of the editor, again where a hover has not come or was empty, and gives the hover. */
  async hover(text: string): Promise<Locator> {
    const hover = this.page
      .locator('.monaco-hover:visible')
      .filter({ hasText: /\S/, hasNotText: 'Loading...' })
      .first();
    await this.#until(async (timeout) => {
      const { x, y } = await this.middleOf(text);
      await this.page.mouse.move(x, y, { steps: 5 });
      await hover.waitFor({ timeout });
    });
    return hover;
  }

  /** Opens the view container in the activity bar, and gives the pane of one of its views, opened. */
  async view(title: string): Promise<Locator> {
    const tab = this.page.locator('.activitybar').getByRole('tab', { name: 'Intertext' });
    const pane = this.page.locator('.sidebar .pane').filter({
      has: this.page.locator('.pane-header .title').getByText(title, { exact: true }),
    });
    const header = pane.locator('.pane-header');
    // A click on the container that is shown already hides it. A view that is alone has no header that is to be seen.
    await this.#until(async (timeout) => {
      if ((await header.count()) === 0) await tab.click({ timeout });
      await header.waitFor({ state: 'attached', timeout });
    });
    if ((await header.getAttribute('aria-expanded')) === 'false') await header.click();
    return pane;
  }

  /** The document inside the webview that is shown. */
  webview(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }

  /** Leaves a picture of the window, or of a part of it, in .out/pictures. */
  async picture(name: string, of: Page | Locator = this.page): Promise<void> {
    await of.screenshot({ path: join('.out/pictures', `${name}-${this.theme}.png`), animations: 'disabled' });
  }

  /** Where the first occurrence of a text stands: a line of the editor is one run of text, larger than a word. */
  async middleOf(text: string): Promise<{ readonly x: number; readonly y: number }> {
    const look = `(() => {
      for (const lines of document.querySelectorAll('.editor-instance .view-lines')) {
        const texts = document.createTreeWalker(lines, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
          const at = texts.currentNode.data.replaceAll('\\u00a0', ' ').indexOf(${JSON.stringify(text)});
          if (at < 0) continue;
          const range = document.createRange();
          range.setStart(texts.currentNode, at);
          range.setEnd(texts.currentNode, at + ${text.length});
          const { left, right, top, bottom } = range.getBoundingClientRect();
          return { x: (left + right) / 2, y: (top + bottom) / 2 };
        }
      }
    })()`;
    const found = await this.page.waitForFunction(look);
    const place = await found.jsonValue();
    assert.ok(place, `“${text}” is in sight`);
    return place as { x: number; y: number };
  }
}
