import * as v from 'valibot';
import { ErrorCodes, ResponseError } from 'vscode-languageserver-protocol';

const position = v.looseObject({ line: v.pipe(v.number(), v.finite()), character: v.pipe(v.number(), v.finite()) });

/** What many requests have in common; each may lack it, or have more. */
const common = v.looseObject({
  textDocument: v.exactOptional(v.looseObject({ uri: v.string() })),
  position: v.exactOptional(position),
  range: v.exactOptional(v.looseObject({ start: position, end: position })),
});

/** Clients are other programs: throws where a note, a position or a range that a request names is none. */
export function refuseMisfits(params: unknown): void {
  const parsed = v.safeParse(v.nullish(common), params);
  if (parsed.success) return;
  const [issue] = parsed.issues;
  throw new ResponseError(ErrorCodes.InvalidParams, `${v.getDotPath(issue) ?? 'params'}: ${issue.message}`);
}
