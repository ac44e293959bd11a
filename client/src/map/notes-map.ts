import {
  commands,
  type Disposable,
  env,
  l10n,
  Uri,
  ViewColumn,
  type WebviewPanel,
  type WebviewPanelSerializer,
  window,
  workspace,
} from 'vscode';
import { EditorCommand } from '../../../server/src/protocol.js';
import { reasonOf } from '../failure.js';
import { hint } from '../hint.js';
import type { LanguageServer } from '../language-server.js';
import { showPlace, toLocation } from '../places.js';
import type { IndexStatus } from '../status/index-status.js';
import { MapFeed } from './map-feed.js';
import { mapHtml } from './map-html.js';
import { mapMessages } from './map-messages.js';
import { type FromPage, type MapTarget, pageCommands, type ToPage } from './page/exchange.js';

/** The map of the notes: one panel, which comes back with the window. */
export class NotesMap implements WebviewPanelSerializer, Disposable {
  static readonly viewType = 'intertext.map';
  readonly #extension: Uri;
  readonly #server: LanguageServer;
  readonly #status: IndexStatus;
  readonly #serializing: Disposable;
  #panel: WebviewPanel | undefined;
  /** What the page has to bring into sight once it is ready. */
  #target: MapTarget | undefined;

  constructor(extension: Uri, server: LanguageServer, status: IndexStatus) {
    this.#extension = extension;
    this.#server = server;
    this.#status = status;
    this.#serializing = window.registerWebviewPanelSerializer(NotesMap.viewType, this);
  }

  /** Opens the map, or goes to it, and there to what is to be seen. */
  async show(target?: MapTarget): Promise<void> {
    this.#target = target;
    if (!this.#panel) {
      const options = { enableScripts: true, localResourceRoots: [this.#dist] };
      this.#follow(
        window.createWebviewPanel(NotesMap.viewType, l10n.t('Map of the Notes'), ViewColumn.Active, options),
      );
    } else if (this.#panel.visible) this.#showTarget(this.#panel);
    this.#panel?.reveal();
  }

  async deserializeWebviewPanel(panel: WebviewPanel): Promise<void> {
    panel.webview.options = { enableScripts: true, localResourceRoots: [this.#dist] };
    this.#follow(panel);
  }

  dispose(): void {
    this.#serializing.dispose();
    this.#panel?.dispose();
  }

  get #dist(): Uri {
    return Uri.joinPath(this.#extension, 'dist');
  }

  #follow(panel: WebviewPanel): void {
    const { webview } = panel;
    const feed = new MapFeed(this.#server, this.#status);
    this.#panel = panel;
    panel.iconPath = {
      light: Uri.joinPath(this.#extension, 'media/map-light.svg'),
      dark: Uri.joinPath(this.#extension, 'media/map-dark.svg'),
    };
    const following = [
      feed,
      feed.onDidTell((message) => post(panel, message)),
      panel.onDidChangeViewState(() => {
        feed.isWatched = panel.visible;
      }),
      webview.onDidReceiveMessage((message: FromPage) => this.#take(message, panel, feed)),
    ];
    panel.onDidDispose(() => {
      for (const each of following) each.dispose();
      if (this.#panel === panel) this.#panel = undefined;
    });
    webview.html = mapHtml(webview, this.#dist);
  }

  async #take(message: FromPage, panel: WebviewPanel, feed: MapFeed): Promise<void> {
    if (message.type === 'ready') {
      post(panel, { type: 'texts', messages: mapMessages(), language: env.language });
      post(panel, feed.last);
      this.#showTarget(panel);
      feed.isWatched = panel.visible;
    } else if (message.type === 'open') {
      await showPlace(toLocation(message.location), { viewColumn: besides(panel) });
    } else if (message.type === 'compare') await commands.executeCommand(EditorCommand.compareCopy, message.pair);
    else if (message.type === 'export') await save(message.name, message.svg);
    else if (pageCommands.includes(message.command)) await commands.executeCommand(`intertext.${message.command}`);
  }

  #showTarget(panel: WebviewPanel): void {
    if (this.#target) post(panel, { type: 'show', target: this.#target });
    this.#target = undefined;
  }
}

/** What is opened from the map leaves it in sight. */
function besides({ viewColumn }: WebviewPanel): ViewColumn {
  return viewColumn === ViewColumn.One || viewColumn === undefined ? ViewColumn.Beside : ViewColumn.One;
}

/** A page that is hidden meanwhile asks again when it is seen. */
function post(panel: WebviewPanel, message: ToPage): void {
  void panel.webview.postMessage(message);
}

async function save(name: string, svg: string): Promise<void> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const file = `${name}.svg`;
  const target = await window.showSaveDialog({
    defaultUri: folder ? Uri.joinPath(folder, file) : Uri.file(file),
    filters: { SVG: ['svg'] },
    title: l10n.t('Export as SVG'),
  });
  if (!target) return;
  try {
    await workspace.fs.writeFile(target, new TextEncoder().encode(svg));
    hint(l10n.t('Saved as {0}', workspace.asRelativePath(target)));
  } catch (error) {
    void window.showErrorMessage(l10n.t('The map could not be saved as {0}: {1}', target.fsPath, reasonOf(error)));
  }
}
