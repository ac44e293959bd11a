import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, configure, eventually, flags, noteUri, open, ready, remove, status, write } from './editor.js';

const state = async () => (await status()).state;

describe('where Intertext is wanted', () => {
  before(ready);

  afterEach(async () => {
    await closeAll();
    await configure('enable', undefined);
    await ready();
  });

  it('auto leaves a folder alone that turns out to hold a program, and one click switches it on', async () => {
    const { document } = await open('forum-oversight.txt');
    await eventually(() => assert.notEqual(flags(document.uri).length, 0));
    await write('package.json', '{ "name": "a-program" }\n');
    await eventually(async () => assert.equal(await state(), 'off'));
    await eventually(() => assert.deepEqual(flags(document.uri), []));

    await vscode.commands.executeCommand('intertext.enableHere');
    assert.equal(vscode.workspace.getConfiguration('intertext').get('enable'), 'on');
    await eventually(async () => assert.equal(await state(), 'ready'));
    await eventually(() => assert.notEqual(flags(document.uri).length, 0));
    await remove('package.json');
  });

  it('off reads nothing, auto reads again', async () => {
    const { document } = await open('forum-oversight.txt');
    await eventually(() => assert.notEqual(flags(document.uri).length, 0));
    await configure('enable', 'off');
    await eventually(async () => assert.equal((await status()).notes, 0));
    await eventually(() => assert.deepEqual(flags(document.uri), []));
    await configure('enable', 'auto');
    await eventually(() => assert.notEqual(flags(noteUri('forum-oversight.txt')).length, 0));
  });
});
