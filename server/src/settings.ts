import * as v from 'valibot';
import { type Message, message } from './messages.js';

const severity = v.picklist(['error', 'warning', 'information', 'hint', 'off']);
const globs = v.array(v.pipe(v.string(), v.nonEmpty(), v.maxLength(1000)));
const severities = message('must be "error", "warning", "information", "hint" or "off"');
const listOfGlobs = message('must be a list of globs');
const trueOrFalse = message('must be true or false');
const whole = (least: number, most: number) => ({
  schema: v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most)),
  must: message('must be a whole number from {0} to {1}', `${least}`, `${most}`),
});
const number = (least: number, most: number) => ({
  schema: v.pipe(v.number(), v.minValue(least), v.maxValue(most)),
  must: message('must be a number from {0} to {1}', `${least}`, `${most}`),
});

/** Every setting below `intertext.`: what it accepts, what to tell when it does not, and the default. */
const table = {
  enable: {
    schema: v.picklist(['auto', 'on', 'off']),
    must: message('must be "auto", "on" or "off"'),
    default: 'auto',
  },
  'files.include': { schema: globs, must: listOfGlobs, default: ['**/*.txt', '**/*.md'] },
  'files.exclude': {
    schema: globs,
    must: listOfGlobs,
    default: ['**/.git/**', '**/node_modules/**', '**/.obsidian/**', '**/.trash/**'],
  },
  'files.useGitignore': { schema: v.boolean(), must: trueOrFalse, default: true },
  /** Megabytes of 1,000,000 bytes. */
  'files.maxSize': { ...number(0.001, 512), default: 10 },
  'glossary.files': { schema: globs, must: listOfGlobs, default: ['**/glossary.md', '**/glossary/*.md'] },
  'glossary.starter': { schema: v.boolean(), must: trueOrFalse, default: true },
  'glossary.severity.sameForm': { schema: severity, must: severities, default: 'warning' },
  'glossary.severity.emptyDefinition': { schema: severity, must: severities, default: 'information' },
  'glossary.severity.commonWord': { schema: severity, must: severities, default: 'warning' },
  'repeats.minWords': { ...whole(5, 1000), default: 12 },
  'repeats.nearSimilarity': { ...number(0, 1), default: 0.8 },
  'repeats.severity.copy': { schema: severity, must: severities, default: 'warning' },
  'repeats.severity.near': { schema: severity, must: severities, default: 'information' },
  'repeats.severity.distant': { schema: severity, must: severities, default: 'hint' },
  'repeats.severity.quotation': { schema: severity, must: severities, default: 'hint' },
  'repeats.severity.boilerplate': { schema: severity, must: severities, default: 'hint' },
  'repeats.fade': { schema: v.boolean(), must: trueOrFalse, default: false },
  'diagnostics.scope': {
    schema: v.picklist(['openNotes', 'workspace']),
    must: message('must be "openNotes" or "workspace"'),
    default: 'openNotes',
  },
  'diagnostics.limit': { ...whole(1, 100_000), default: 1000 },
  'mentions.highlight': {
    schema: v.picklist(['first', 'all', 'off']),
    must: message('must be "first", "all" or "off"'),
    default: 'first',
  },
  'decorations.mentions': {
    schema: v.picklist(['color', 'underline']),
    must: message('must be "color" or "underline"'),
    default: 'color',
  },
  /** For the client alone. */
  'decorations.copies': {
    schema: v.picklist(['problems', 'all', 'off']),
    must: message('must be "problems", "all" or "off"'),
    default: 'problems',
  },
  'completion.enable': { schema: v.boolean(), must: trueOrFalse, default: true },
  'completion.minLetters': { ...whole(1, 20), default: 3 },
  'codeLens.repeats': { schema: v.boolean(), must: trueOrFalse, default: true },
  'codeLens.related': { schema: v.boolean(), must: trueOrFalse, default: true },
  'codeLens.relatedStrength': { ...number(0.1, 1), default: 0.5 },
  'related.limit': { ...whole(1, 100), default: 20 },
} as const;

type Id = keyof typeof table;

export type Severity = v.InferOutput<typeof severity>;

/** The settings of the editor, each under its id without `intertext.`. */
export type Settings = { readonly [id in Id]: Readonly<v.InferOutput<(typeof table)[id]['schema']>> };

export interface ReadSettings {
  readonly settings: Settings;
  /** One sentence for every setting that was wrong and took its default. */
  readonly problems: readonly Message[];
}

/**
 * Reads what a client says about `intertext`: nested objects, or ids with dots. What is left out or null takes
 * its default in silence, what is wrong takes it with a problem. Unknown settings are left alone.
 */
export function readSettings(raw: unknown): ReadSettings {
  const problems: Message[] = [];
  if (raw !== undefined && raw !== null && !isTable(raw)) {
    problems.push(message('The setting "intertext" must be an object, not {0}. Defaults are used.', shown(raw)));
  }
  const entries = Object.entries(table).map(([id, { schema, must, default: fallback }]) => {
    const value = lookUp(raw, id);
    if (value === undefined || value === null) return [id, fallback];
    const parsed = v.safeParse(schema, value);
    if (parsed.success) return [id, parsed.output];
    const [given, used] = [shown(value), shown(fallback)];
    problems.push(message('The setting "intertext.{0}" {1}, not {2}. {3} is used.', id, must, given, used));
    return [id, fallback];
  });
  return { settings: Object.fromEntries(entries) as Settings, problems };
}

export const defaultSettings: Settings = readSettings(undefined).settings;

function lookUp(raw: unknown, id: string): unknown {
  if (!isTable(raw)) return undefined;
  if (Object.hasOwn(raw, id)) return raw[id];
  return id
    .split('.')
    .reduce<unknown>((value, key) => (isTable(value) && Object.hasOwn(value, key) ? value[key] : undefined), raw);
}

function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  const json = JSON.stringify(value) ?? String(value);
  return json.length > 60 ? `${json.slice(0, 60)}…` : json;
}
