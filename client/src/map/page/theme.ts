import type { Colours } from './colours.js';

/** The variables that the editor sets for each colour, the first that is set counts. */
const variables = {
  background: ['--vscode-editor-background'],
  foreground: ['--vscode-editor-foreground', '--vscode-foreground'],
  muted: ['--vscode-descriptionForeground', '--vscode-foreground'],
  concept: ['--vscode-charts-blue', '--vscode-textLink-foreground'],
  note: ['--vscode-charts-green', '--vscode-terminal-ansiGreen'],
  line: ['--vscode-charts-lines', '--vscode-foreground'],
  focus: ['--vscode-focusBorder'],
  found: ['--vscode-charts-orange', '--vscode-editorWarning-foreground'],
  copy: ['--vscode-editorWarning-foreground', '--vscode-charts-yellow'],
  near: ['--vscode-editorInfo-foreground', '--vscode-charts-blue'],
  quotation: ['--vscode-charts-purple', '--vscode-descriptionForeground'],
} as const satisfies Record<Exclude<keyof Colours, 'contrast'>, readonly string[]>;

/** The colours of the theme as they are now: a canvas knows no variables. */
export function readColours(): Colours {
  const style = getComputedStyle(document.documentElement);
  const first = (names: readonly string[]) =>
    names.map((name) => style.getPropertyValue(name).trim()).find((value) => value !== '');
  const read = Object.entries(variables).map(([name, names]) => [name, first(names) ?? 'gray']);
  return { ...Object.fromEntries(read), contrast: first(['--vscode-contrastBorder']) };
}

export function fontFamily(): string {
  return getComputedStyle(document.body).fontFamily;
}

/** Tells when the theme is another one: the editor then changes the classes of the body and the variables of the page. */
export function onThemeChange(listener: () => void): void {
  const observer = new MutationObserver(listener);
  observer.observe(document.body, { attributes: true, attributeFilter: ['class'] });
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
}
