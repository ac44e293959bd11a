import { ConfigurationTarget, window, workspace } from 'vscode';

/** Switches Intertext on where `auto` left it off: in the folder of the note at hand, or in the workspace. */
export async function enableHere(): Promise<void> {
  const folders = workspace.workspaceFolders ?? [];
  const note = window.activeTextEditor?.document.uri;
  const folder = (note && workspace.getWorkspaceFolder(note)) ?? folders[0];
  const config = workspace.getConfiguration('intertext', folder?.uri ?? null);
  await config.update('enable', 'on', target(folders.length));
}

/** A workspace of one folder keeps its settings in the folder; with none, they are the user's own. */
function target(folders: number): ConfigurationTarget {
  if (folders === 0) return ConfigurationTarget.Global;
  return folders === 1 ? ConfigurationTarget.Workspace : ConfigurationTarget.WorkspaceFolder;
}
