import {
  type Diagnostic,
  DiagnosticSeverity,
  type Disposable,
  languages,
  OverviewRulerLane,
  type TextEditor,
  ThemeColor,
  window,
  workspace,
} from 'vscode';

/** The kinds of flagged places, by the code of their flag, and how the ids of their colours begin. */
const kinds = {
  'repeat.copy': 'intertext.copy',
  'repeat.near': 'intertext.nearCopy',
  'repeat.quotation': 'intertext.quotation',
  'repeat.boilerplate': 'intertext.boilerplate',
};

/**
 * Marks what is flagged as repeated behind its text and in the overview ruler, by kind. The flags say where: nothing is
 * asked for the marks, and between two answers the editor moves them along with the text.
 */
export function copyMarks(): Disposable[] {
  const marks = Object.entries(kinds).map(([code, color]) => ({ code, type: markType(color) }));
  const paint = (editor: TextEditor): void => {
    const flags = flagsToMark(editor);
    for (const { code, type } of marks) {
      const ranges = flags.filter((flag) => flag.code === code).map(({ range }) => range);
      editor.setDecorations(type, ranges);
    }
  };
  const paintAll = () => window.visibleTextEditors.forEach(paint);
  paintAll();
  return [
    ...marks.map(({ type }) => type),
    window.onDidChangeVisibleTextEditors((editors) => editors.forEach(paint)),
    languages.onDidChangeDiagnostics(({ uris }) => {
      const changed = new Set(uris.map(String));
      window.visibleTextEditors.filter(({ document }) => changed.has(String(document.uri))).forEach(paint);
    }),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('intertext.decorations.copies')) paintAll();
    }),
  ];
}

/** The flags of a note that the setting wants marked. */
function flagsToMark({ document }: TextEditor): readonly Diagnostic[] {
  const wanted = workspace.getConfiguration('intertext', document).get('decorations.copies');
  if (wanted === 'off') return [];
  return languages
    .getDiagnostics(document.uri)
    .filter(
      ({ source, severity }) => source === 'intertext' && (wanted === 'all' || severity < DiagnosticSeverity.Hint),
    );
}

function markType(color: string) {
  return window.createTextEditorDecorationType({
    backgroundColor: new ThemeColor(`${color}Background`),
    overviewRulerColor: new ThemeColor(`${color}OverviewRuler`),
    overviewRulerLane: OverviewRulerLane.Center,
  });
}
