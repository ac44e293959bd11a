import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onDesk } from './desk.js';

onDesk('reading a note', (desk) => {
  test('a hover explains a concept', async () => {
    await desk.openNote('week-notes.md');
    await desk.flagged();
    const hover = await desk.hover('sandbagging');
    assert.match(await hover.innerText(), /sandbagging/i);
    await desk.picture('hover');
  });

  test('the palette offers what makes sense in a note', async () => {
    await desk.clickOn('sandbagging');
    const titles = await desk.commandsFor('Intertext:');
    assert.ok(
      titles.some((title) => title.includes('Go to Related Passage')),
      titles.join('\n'),
    );
    assert.ok(!titles.some((title) => title.includes('Open Passage to the Side')), titles.join('\n'));
  });

  test('Go to Related Passage lists passages and Escape goes back', async () => {
    await desk.command('Intertext: Go to Related Passage');
    await desk.pickRow('shares').first().waitFor();
    await desk.picture('related-passages');
    await desk.page.keyboard.press('Escape');
    await desk.pickRow('').first().waitFor({ state: 'hidden' });
  });
});
