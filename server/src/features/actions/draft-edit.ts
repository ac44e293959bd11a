import type {
  AnnotatedTextEdit,
  ChangeAnnotation,
  Position,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { Lines } from '../../workspace/lines.js';
import { positionAt } from '../../workspace/positions.js';
import type { Context } from '../context.js';
import type { Removal } from '../removal.js';

/** A text, and edits of it in order that do not overlap: a `Draft` is one. */
export interface EditedText<Edit extends Removal> {
  readonly first: string;
  readonly edits: readonly Edit[];
}

interface NoteEdit<Edit extends Removal> {
  readonly removal: Edit;
  readonly edit: TextEdit;
}

/** What to ask about an edit of a note, in offsets of its text at first; undefined: nothing. */
export type Annotate<Edit extends Removal = Removal> = (uri: string, edit: Edit) => ChangeAnnotation | undefined;

/**
 * The edit that turns notes into their drafts, by URI: the versions in the editor, and the files of closed notes. What
 * there is to ask is asked where the client can. Undefined where nothing is edited.
 */
export function draftEdit<Edit extends Removal>(
  context: Context,
  drafts: ReadonlyMap<string, EditedText<Edit>>,
  annotate: Annotate<Edit> = () => undefined,
): WorkspaceEdit | undefined {
  const changed = [...drafts].filter(([, { edits }]) => edits.length > 0);
  if (changed.length === 0) return undefined;
  const { client, workspace } = context;
  const uriOf = (uri: string): string => workspace.buffers.get(uri)?.uri ?? uri;
  if (!client.versionedEdits) {
    const edits = changed.map(([uri, draft]) => [uriOf(uri), textEdits(context, draft).map(({ edit }) => edit)]);
    return { changes: Object.fromEntries(edits) };
  }
  const annotations: ChangeAnnotation[] = [];
  const documentChanges = changed.map(([uri, draft]): TextDocumentEdit => {
    const edits = textEdits(context, draft).map(({ edit, removal }): TextEdit | AnnotatedTextEdit => {
      const annotation = client.annotatedEdits ? annotate(uri, removal) : undefined;
      return annotation === undefined ? edit : { ...edit, annotationId: String(annotations.push(annotation)) };
    });
    return { textDocument: { uri: uriOf(uri), version: workspace.buffers.get(uri)?.version ?? null }, edits };
  });
  if (annotations.length === 0) return { documentChanges };
  const byId = annotations.map((annotation, i) => [String(i + 1), annotation]);
  return { documentChanges, changeAnnotations: Object.fromEntries(byId) };
}

function textEdits<Edit extends Removal>({ encoding }: Context, { first, edits }: EditedText<Edit>): NoteEdit<Edit>[] {
  const { starts } = new Lines(first);
  return edits.map((removal) => {
    const at = (offset: number): Position => positionAt(starts, offset, encoding, first);
    return { removal, edit: { range: { start: at(removal.start), end: at(removal.end) }, newText: removal.text } };
  });
}
