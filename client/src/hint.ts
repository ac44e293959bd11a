import { window } from 'vscode';
import { withoutIcons } from './without-icons.js';

/** How long a hint stays in the status bar, in milliseconds. */
const SHOWN = 6000;

/** Says in the status bar what a command did or needs: no notification to click away. */
export function hint(message: string): void {
  window.setStatusBarMessage(withoutIcons(message), SHOWN);
}
