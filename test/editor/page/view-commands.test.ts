import { test } from 'node:test';
import { onDesk } from './desk.js';

onDesk('commands of the views', (desk) => {
  const row = (text: string) => desk.page.locator('.sidebar').getByRole('treeitem').filter({ hasText: text }).first();

  test('Show This Passage opens the view', async () => {
    await desk.openNote('week-notes.md');
    await desk.ready();
    await desk.clickOn('sandbagging');
    await desk.command('Intertext: Show This Passage');
    await row('sandbagging').waitFor();
  });

  test('the menu of a concept leads to its definition and lists its mentions', async () => {
    const concept = (await desk.view('Concepts')).getByRole('treeitem').filter({ hasText: 'pocket forecast' });
    await desk.choose(concept, 'Go to Definition');
    await desk.tab('glossary.md').waitFor();
    await desk.middleOf('pocket forecast');
    await desk.choose(concept, 'Find All Mentions');
    await row('reading-calibration.md').waitFor();
    await desk.picture('concept-mentions-listed');
  });

  test('Show Repeats of This Note shows those alone', async () => {
    await desk.openNote('forum-comments.txt');
    await desk.command('Intertext: Show Repeats of This Note');
    await row('191 words').waitFor({ state: 'hidden' });
    await row('145 words').waitFor();
    await desk.picture('repeats-of-note');
    await desk.command('Intertext: Show All Repeats');
    await row('191 words').waitFor();
  });

  test('Show Repeat Map opens the map with its second picture in front', async () => {
    await desk.command('Intertext: Show Repeat Map');
    await desk.webview().getByRole('tab', { name: 'Repeat Map', selected: true }).waitFor();
  });
});
