import * as v from 'valibot';
import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import type { Place } from '../../index.js';
import type { Context } from '../context.js';
import type { ActionMaker, Target } from './maker.js';

/** An action whose edit is worked out when it is chosen, where the client can ask for it then. */
export interface Fix {
  /** Ends the kind of the action, so that a key can be bound to it. */
  readonly name: string;
  /** Whether it is the same on all copies of a note: it is offered once. */
  readonly isOfNote?: boolean;
  /** How it is offered on a place; undefined where it is not for this one. */
  offerOn(context: Context, target: Target): Pick<CodeAction, 'title' | 'isPreferred'> | undefined;
  /** Undefined where there is nothing to edit, or where a text that it needs has changed. */
  edit(context: Context, place: Place, token: CancellationToken): Promise<WorkspaceEdit | undefined>;
}

/** What an action remembers until its edit is asked for: the fix, and its place in this version of the note. */
const fixData = v.object({ fix: v.string(), uri: v.string(), version: v.number(), start: v.number(), end: v.number() });

export function kindOf({ name }: Fix): CodeActionKind {
  return `${CodeActionKind.QuickFix}.${name}`;
}

/** Offers a fix on the places of open notes. */
export function makerOf(fix: Fix): ActionMaker {
  return async (context, target, token) => {
    const { uri, start, end } = target.copy;
    const version = context.workspace.buffers.get(uri)?.version;
    const offer = fix.offerOn(context, target);
    if (version === undefined || offer === undefined) return [];
    const edit = context.client.lazyEdits ? undefined : await fix.edit(context, { uri, start, end }, token);
    return [
      {
        ...offer,
        kind: kindOf(fix),
        diagnostics: target.diagnostics,
        data: { fix: fix.name, uri, version, start, end },
        ...(edit === undefined ? {} : { edit }),
      },
    ];
  };
}

/** The edit of an action that was offered without one; undefined where its note has been edited since. */
export async function editOf(
  fixes: readonly Fix[],
  context: Context,
  action: CodeAction,
  token: CancellationToken,
): Promise<WorkspaceEdit | undefined> {
  const data = v.safeParse(fixData, action.data);
  if (!data.success) return undefined;
  const { uri, version, start, end } = data.output;
  if (context.workspace.buffers.get(uri)?.version !== version) return undefined;
  return fixes.find(({ name }) => name === data.output.fix)?.edit(context, { uri, start, end }, token);
}
