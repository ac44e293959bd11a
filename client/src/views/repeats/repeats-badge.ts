import { DiagnosticSeverity, languages } from 'vscode';

/** How many copies are among the problems: those of the open notes, or of all, as the settings say. No hint is one. */
export function copiesToLookAt(): number {
  const problems = languages.getDiagnostics().flatMap(([, ofNote]) => ofNote);
  return problems.filter(
    ({ source, code, severity }) =>
      source === 'intertext' && /^repeat\.(?!limit)/.test(String(code)) && severity !== DiagnosticSeverity.Hint,
  ).length;
}
