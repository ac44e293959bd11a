import { DiagnosticSeverity } from 'vscode-languageserver-protocol';

/** How the protocol calls what a setting says. */
export const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};
