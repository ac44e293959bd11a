import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { MapAnswer } from '../../server/src/protocol.js';
import { closeAll, eventually, ready } from './editor.js';

const maps = () =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('intertext.map'));

describe('the map', () => {
  before(ready);
  afterEach(closeAll);

  it('opens once, however often it is asked for', async () => {
    for (const command of ['showMap', 'showRepeatMap', 'showMap']) {
      await vscode.commands.executeCommand(`intertext.${command}`);
    }
    await eventually(() => assert.equal(maps().length, 1));
  });

  it('opens again after it was closed', async () => {
    await vscode.commands.executeCommand('intertext.showMap');
    await eventually(() => assert.equal(maps().length, 1));
    await closeAll();
    await eventually(() => assert.equal(maps().length, 0));
    await vscode.commands.executeCommand('intertext.showMap');
    await eventually(() => assert.equal(maps().length, 1));
  });

  it('knows the concepts and repeats of the sample notes', async () => {
    const map = await vscode.commands.executeCommand<MapAnswer>('intertext.query.map', {});
    assert.ok(map.concepts.some(({ name }) => name === 'sandbagging'));
    assert.ok(map.notes.length >= 8 && map.repeats.length > 0);
  });
});
