import { extname } from 'node:path';
import { type Message, message } from '../messages.js';
import { listFolder } from './files.js';
import type { Selection } from './selection.js';
import { walk } from './walk.js';

const manifests = new Set(
  `package.json deno.json Cargo.toml go.mod pyproject.toml setup.py requirements.txt pom.xml build.gradle
  build.gradle.kts build.sbt CMakeLists.txt Makefile GNUmakefile meson.build configure.ac Gemfile composer.json
  mix.exs Package.swift pubspec.yaml stack.yaml`.split(/\s+/),
);
const manifestExtensions = new Set(['.sln', '.csproj', '.fsproj', '.vcxproj', '.cabal', '.gemspec', '.xcodeproj']);
const sourceExtensions = new Set(
  `.c .cc .cpp .cs .clj .dart .ex .erl .fs .go .h .hpp .hs .java .jl .js .jsx .kt .lua .m .ml .mjs .php .pl .ps1 .py
  .r .rb .rs .scala .sh .sql .swift .ts .tsx .vb .vue .zig`.split(/\s+/),
);

/** How many files a survey looks at before it decides. */
const surveyed = 5000;
/** A folder with this many source files, and this many times more of them than notes, is a program. */
const manySources = 20;
const farMore = 4;

/** Whether a file at the root of a folder says that the folder holds a program. */
export function isManifest(name: string): boolean {
  return manifests.has(name) || manifestExtensions.has(extname(name));
}

/** Why a folder holds a program rather than notes; undefined where it does not. */
export async function whyProgram(root: string, selection: Selection): Promise<Message | undefined> {
  const entries = await listFolder(root);
  if ('reason' in entries) return undefined;
  const manifest = entries.find(({ name, kind }) => (kind === 'file' || kind === 'folder') && isManifest(name));
  if (manifest !== undefined) return message('holds a program ({0})', manifest.name);
  let sources = 0;
  let notes = 0;
  const wants = (file: string): boolean => isSource(file) || selection.matches(file);
  for await (const met of walk(root, '', selection, { wants })) {
    if (!('file' in met)) continue;
    if (isSource(met.file)) sources++;
    else notes++;
    if (sources + notes === surveyed) break;
  }
  const isProgram = sources >= manySources && sources > farMore * notes;
  return isProgram ? message('holds far more source files ({0}) than notes ({1})', sources, notes) : undefined;
}

function isSource(file: string): boolean {
  return sourceExtensions.has(extname(file).toLowerCase());
}
