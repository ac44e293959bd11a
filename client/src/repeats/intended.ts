import { l10n } from 'vscode';
import { Action, type RepeatAnswer, type SetIntendedParams } from '../../../server/src/protocol.js';
import type { LanguageServer } from '../language-server.js';

/** Marks every copy of a repeat as intended, or takes their marks back. Throws where that fails. */
export async function setIntended(
  server: LanguageServer,
  repeat: Pick<RepeatAnswer, 'copies' | 'preview'>,
  intended: boolean,
): Promise<void> {
  const copies = repeat.copies.flatMap(({ location: { uri }, mark, intended: present }) => {
    const id = intended ? mark : present;
    return id === undefined ? [] : [{ uri, mark: id, preview: repeat.preview }];
  });
  const params: SetIntendedParams = { copies, intended };
  if (!server.client) throw new Error(l10n.t('Intertext is not running.'));
  await server.client.sendRequest(Action.setIntended.method, params);
}
