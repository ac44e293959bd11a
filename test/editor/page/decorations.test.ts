import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Desk, onDesk } from './desk.js';

/** What a theme might say. */
const colors = { 'intertext.copyBackground': '#00ff0040', 'intertext.mentionUnderline': '#ff00ff' };
const copyColor = 'rgba(0, 255, 0, 0.25)';
const mentionColor = 'rgb(255, 0, 255)';

/** Waits until the editor shows a place in a colour, or until it shows none. */
async function shows(desk: Desk, style: 'backgroundColor' | 'borderBottomColor', color: string, isShown = true) {
  const parts = '.editor-instance .view-overlays [class*=ced-], .editor-instance .view-lines [class*=ced-]';
  const look = `[...document.querySelectorAll('${parts}')].some((part) => getComputedStyle(part).${style} === '${color}')`;
  await desk.page.waitForFunction(`${look} === ${isShown}`);
}

/** Changes the settings of the workspace, as an editor of the file would. */
function set(desk: Desk, settings: object): void {
  const theme = { light: 'Default Light Modern', dark: 'Default Dark Modern', contrast: 'Default High Contrast' };
  const all = { 'workbench.colorTheme': theme[desk.theme], ...settings };
  writeFileSync(join(desk.notes, '.vscode/settings.json'), JSON.stringify(all));
}

onDesk(
  'decorations',
  (desk) => {
    test('copies have a background and a mark in the overview ruler', async () => {
      await desk.openNote('forum-comments.txt');
      await desk.page.locator('.editor-instance .squiggly-warning').first().waitFor();
      await desk.picture('decorations');
    });

    test('a theme gives them other colours', async () => {
      set(desk, { 'workbench.colorCustomizations': colors });
      await shows(desk, 'backgroundColor', copyColor);
    });

    test('mentions are underlined instead of coloured', async () => {
      set(desk, { 'workbench.colorCustomizations': colors, 'intertext.decorations.mentions': 'underline' });
      await shows(desk, 'borderBottomColor', mentionColor);
      await desk.picture('decorations-underlined');
    });

    test('a quiet page has none', async () => {
      set(desk, {
        'workbench.colorCustomizations': colors,
        'intertext.decorations.mentions': 'underline',
        'intertext.decorations.copies': 'off',
        'intertext.mentions.highlight': 'off',
      });
      await shows(desk, 'backgroundColor', copyColor, false);
      await shows(desk, 'borderBottomColor', mentionColor, false);
      await desk.picture('decorations-off');
    });

    test('all that is flagged can be marked', async () => {
      set(desk, { 'intertext.decorations.copies': 'all' });
      await desk.openNote('mail-sandbagging.txt');
      await desk.page.locator('.editor-instance [class*=squiggly]').first().waitFor();
      await desk.picture('decorations-all');
    });
  },
  { settings: { 'editor.minimap.enabled': false } },
  ['light', 'dark', 'contrast'],
);
