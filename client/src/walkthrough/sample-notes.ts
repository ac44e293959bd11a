import { commands, type ExtensionContext, FileSystemError, Uri, workspace } from 'vscode';

/** The walkthrough, and its step after the one that opens the sample notes, by the ids of package.json. */
const walkthrough = { category: 'intertext.intertext#start', step: 'concept' };

/** Remembered from one window to the next: the folder that is being opened. */
const opening = 'openingSampleNotes';

/** The sample notes of the walkthrough: a folder of the user's own, to try things out in. */
export class SampleNotes {
  readonly #context: ExtensionContext;

  constructor(context: ExtensionContext) {
    this.#context = context;
  }

  /** Where the copy lies: with the editor's data of Intertext, which can be written to wherever the editor runs. */
  get folder(): Uri {
    return Uri.joinPath(this.#context.globalStorageUri, 'sample-notes');
  }

  get areOpen(): boolean {
    return workspace.workspaceFolders?.some(({ uri }) => uri.toString() === this.folder.toString()) ?? false;
  }

  /** Opens them: in this window where it has no folder, else in another one. The walkthrough goes on there. */
  async open(): Promise<void> {
    if (this.areOpen) return this.#goOn();
    await this.#copy();
    await this.#context.globalState.update(opening, true);
    const forceNewWindow = workspace.workspaceFolders !== undefined;
    await commands.executeCommand('vscode.openFolder', this.folder, { forceNewWindow, noRecentEntry: true });
  }

  /** Goes on with the walkthrough where this window was opened for that, and says in a context key where it is. */
  async arrive(): Promise<void> {
    if (!this.areOpen) return;
    if (this.#context.globalState.get(opening)) {
      await this.#context.globalState.update(opening, undefined);
      await this.#goOn();
    }
    await commands.executeCommand('setContext', 'intertext.inSampleNotes', true);
  }

  async #goOn(): Promise<void> {
    await commands.executeCommand('workbench.action.openWalkthrough', walkthrough);
  }

  /** Copies the notes that the package brings. What the user has made of them stays as it is. */
  async #copy(): Promise<void> {
    const source = Uri.joinPath(this.#context.extensionUri, 'dist/sample');
    for (const [name] of await workspace.fs.readDirectory(source)) {
      const from = Uri.joinPath(source, name);
      await workspace.fs.copy(from, Uri.joinPath(this.folder, name)).then(undefined, (error: unknown) => {
        if (!(error instanceof FileSystemError && error.code === 'FileExists')) throw error;
      });
    }
  }
}
