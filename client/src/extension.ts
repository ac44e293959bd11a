import { type ExtensionContext, window, workspace } from 'vscode';
import { registerCommands } from './commands.js';
import { copyMarks } from './decorations/copy-marks.js';
import { MentionUnderlines } from './decorations/mention-underlines.js';
import { LanguageServer } from './language-server.js';
import { NotesMap } from './map/notes-map.js';
import { noteContext } from './note-context.js';
import { VirtualTexts } from './repeats/virtual-texts.js';
import { IndexStatus } from './status/index-status.js';
import { statusItem } from './status/status-item.js';
import { statusReport } from './status/status-report.js';
import { registerTools } from './tools/tools.js';
import { ConceptsView } from './views/concepts/concepts-view.js';
import { ThisPassage } from './views/passage/this-passage.js';
import { RepeatsView } from './views/repeats/repeats-view.js';
import { SampleNotes } from './walkthrough/sample-notes.js';

export async function activate(context: ExtensionContext): Promise<void> {
  const log = window.createOutputChannel('Intertext', { log: true });
  const server = new LanguageServer(context.asAbsolutePath('dist/server.js'), context.storageUri?.fsPath, log);
  const texts = new VirtualTexts();
  const status = new IndexStatus(server);
  const concepts = new ConceptsView(server, status, context.workspaceState);
  const repeats = new RepeatsView(server, status);
  const map = new NotesMap(context.extensionUri, server, status);
  const passage = new ThisPassage(server, status);
  const sample = new SampleNotes(context);
  context.subscriptions.push(
    log,
    server,
    status,
    texts,
    map,
    concepts,
    repeats,
    passage,
    statusItem(status),
    statusReport(status),
    ...noteContext(status),
    ...registerCommands({ server, status, texts, map, concepts, repeats, passage, sample, log }),
    ...registerTools(server),
    ...copyMarks(),
    new MentionUnderlines(server),
    workspace.onDidChangeConfiguration((change) =>
      change.affectsConfiguration('intertext.files.include') ? server.followSettings() : undefined,
    ),
    workspace.onDidChangeWorkspaceFolders(() => server.followSettings()),
  );
  await Promise.all([server.restart(), sample.arrive()]);
}
