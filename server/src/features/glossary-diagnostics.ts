import type { CancellationToken, Diagnostic } from 'vscode-languageserver-protocol';
import type { GlossaryProblem } from '../index.js';
import type { GlossaryProblemAnswer } from '../protocol.js';
import { type Context, stopIfCancelled } from './context.js';
import { shortName } from './display.js';
import { nameOf } from './names.js';
import { lineOf, locator } from './places.js';
import { severities } from './severities.js';

/** Other claimants of a form that one diagnostic names. */
const mostOthers = 50;

/** One diagnostic for every mistake in a glossary note, as the settings want them. */
export async function glossaryDiagnostics(
  context: Context,
  uri: string,
  token: CancellationToken,
): Promise<Diagnostic[]> {
  const flagged = await flaggedProblems(context, uri, token);
  return flagged.map(({ diagnostic }) => diagnostic);
}

/** The mistakes in all glossary notes that are flagged, in note order. */
export async function glossaryProblems(
  context: Context,
  token: CancellationToken,
): Promise<readonly GlossaryProblemAnswer[]> {
  const answers: GlossaryProblemAnswer[] = [];
  for (const uri of context.notes.glossaries()) {
    const flagged = await flaggedProblems(context, uri, token);
    stopIfCancelled(token);
    for (const { problem, diagnostic, message } of flagged) {
      const { name } = problem.entry;
      const concept = context.notes.concept(name)?.name ?? name;
      const location = { uri: context.workspace.buffers.get(uri)?.uri ?? uri, range: diagnostic.range };
      answers.push({ concept, location, message });
    }
  }
  return answers;
}

interface Flagged {
  readonly problem: GlossaryProblem;
  readonly diagnostic: Diagnostic;
  readonly message: string;
}

async function flaggedProblems(context: Context, uri: string, token: CancellationToken): Promise<readonly Flagged[]> {
  const { settings } = context.workspace;
  const problems = context.notes.glossaryProblems(uri).slice(0, settings['diagnostics.limit']);
  if (problems.length === 0) return [];
  const others = problems.flatMap((problem) => problem.others.map((other) => other.uri));
  const locate = await locator(context, [uri, ...others], token);
  return problems.flatMap((problem) => {
    const severity = settings[`glossary.severity.${problem.kind}`];
    const range = locate({ uri, start: problem.start, end: problem.end })?.range;
    if (severity === 'off' || range === undefined) return [];
    const relatedInformation = problem.others.slice(0, mostOthers).flatMap((other) => {
      const location = locate(other);
      return location === undefined
        ? []
        : [{ location, message: context.t('“{0}” claims it here', shortName(other.name)) }];
    });
    const message = messageOf(context, uri, problem);
    const diagnostic: Diagnostic = {
      range,
      severity: severities[severity],
      source: 'intertext',
      code: `glossary.${problem.kind}`,
      message,
      ...(relatedInformation.length > 0 ? { relatedInformation } : {}),
    };
    return [{ problem, diagnostic, message }];
  });
}

function messageOf(context: Context, uri: string, { kind, form, others: [other] }: GlossaryProblem): string {
  const { t } = context;
  const term = shortName(form);
  if (kind === 'emptyDefinition') return t('Nothing defines “{0}” here.', term);
  if (kind === 'commonWord') {
    return t('The alias “{0}” is a common word: most who read it do not mean this concept.', term);
  }
  if (other === undefined) return t('“{0}” is claimed by two concepts.', term);
  const line = `${lineOf(context, other)}`;
  const name = shortName(other.name);
  return other.uri === uri
    ? t('“{0}” is claimed by two concepts: this one, and “{1}” on line {2}.', term, name, line)
    : t(
        '“{0}” is claimed by two concepts: this one, and “{1}” in {2}, line {3}.',
        term,
        name,
        nameOf(context, other.uri),
        line,
      );
}
