/**
 * The import rules of the project, read from the import lines of `src`: which folder may import which, the one door
 * of each dependency, and what only the command line may touch.
 * `import { segment } from '../segment/segment.js'` in `src/extract/time.ts` fails: a stage never imports a stage.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type Import,
  PROJECT,
  packageName,
  readSourceFile,
  readSourceFiles,
  type SourceFile,
} from './support/source-files.js';

const GROUND = ['model', 'text', 'chinese', 'lexicon'];
const STAGES = ['read', 'normalise', 'segment', 'extract', 'resolve'];

/** Folder (or file at the top) → what it may import of ours, beside its own folder. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  chinese: [],
  text: ['model'],
  lexicon: ['model'],
  ...Object.fromEntries([...STAGES, 'compare'].map((stage) => [stage, GROUND])),
  pipeline: [...STAGES, 'model', 'text'],
  index: ['pipeline', 'compare', 'model'],
  report: ['model', 'text'],
  corpus: ['model', 'text'],
  cli: ['index', 'report', 'corpus'],
};

/** Dependency → the folders or files that may import it. A dependency that is not listed has one file as its door. */
const DOORS: Readonly<Record<string, readonly string[]>> = {
  cheerio: ['read/page/html', 'read/office/xml'],
  unpdf: ['read/office/pdf/pages'],
  'word-extractor': ['read/office/doc'],
  'opencc-js': ['normalise/simplify'],
  nodejieba: ['lexicon/words'],
  '@node-rs/jieba': ['lexicon/words'],
  commander: ['cli'],
  chalk: ['report'],
  'cli-table3': ['report'],
  'string-width': ['report'],
  'wrap-ansi': ['report'],
  'csv-stringify': ['report'],
  '@observablehq/plot': ['report/html/timeline'],
  linkedom: ['report/html/timeline'],
  'write-excel-file': ['report/xlsx'],
  '@duckdb/node-api': ['corpus/duckdb'],
  zod: ['model', 'lexicon'],
  diff: ['text/word-diff'],
};

/** Node's own modules that compute only: any file may use them. */
const PURE_BUILTINS = [
  'node:crypto',
  'node:util',
  'node:buffer',
  'node:url',
  'node:path',
  'node:string_decoder',
  'node:zlib',
];

const MAX_LINES = 320;

const files = readSourceFiles();
const packageJson = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
};
const dependencies = Object.keys({ ...packageJson.dependencies, ...packageJson.optionalDependencies });

function folderOf(path: string): string {
  const slash = path.indexOf('/');
  return slash < 0 ? path.replace(/\.ts$/u, '') : path.slice(0, slash);
}

function isBehind(path: string, door: string): boolean {
  return path === `${door}.ts` || path.startsWith(`${door}/`);
}

/** A door may load its dependency at the moment of need, without waiting, by `createRequire` of node:module. */
function isDoor(path: string): boolean {
  return Object.values(DOORS).some((doors) => doors.some((door) => isBehind(path, door)));
}

function externals(file: SourceFile): Import[] {
  return file.imports.filter((one) => one.file === null);
}

function wrongImports(file: SourceFile): string[] {
  const own = folderOf(file.path);
  const allowed = MAY_IMPORT[own];
  if (allowed === undefined) return [`src/${file.path}: src/${own} is not in the table of folders`];
  return file.imports
    .filter((one) => one.file !== null && folderOf(one.file) !== own && !allowed.includes(folderOf(one.file)))
    .map(
      (one) =>
        `src/${file.path} imports ${one.specifier}: ${own} may import only ${allowed.join(', ') || 'nothing of ours'}`,
    );
}

function wrongDoors(file: SourceFile): string[] {
  return externals(file)
    .map((one) => packageName(one.specifier))
    .filter((name) => !name.startsWith('node:'))
    .flatMap((name) => {
      if (!dependencies.includes(name))
        return [`src/${file.path} imports ${name}, which package.json does not list`];
      const doors = DOORS[name];
      if (doors === undefined || doors.some((door) => isBehind(file.path, door))) return [];
      return [`src/${file.path} imports ${name}: only ${doors.join(', ')} may`];
    });
}

/** Every import cycle once, as the path that closes it; `import()` counts, since it ties two files just as well. */
function cycles(all: readonly SourceFile[]): string[] {
  const byPath = new Map(all.map((file) => [file.path, file]));
  const state = new Map<string, 'open' | 'done'>();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (state.get(path) === 'open') found.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
    if (state.has(path)) return;
    state.set(path, 'open');
    for (const one of byPath.get(path)?.imports ?? []) {
      if (one.file !== null && byPath.has(one.file)) visit(one.file, [...trail, path]);
    }
    state.set(path, 'done');
  };
  for (const file of all) visit(file.path, []);
  return found;
}

describe('architecture', () => {
  it('has sources to look at', () => {
    expect(files.length).toBeGreaterThan(5);
  });

  it('keeps to the table of who may import whom', () => {
    expect(files.flatMap(wrongImports)).toEqual([]);
  });

  it('imports only files that are there, by their .js names', () => {
    const known = new Set(files.map((file) => file.path));
    const wrong = files.flatMap((file) =>
      file.imports
        .filter((one) => one.file !== null && !(one.specifier.endsWith('.js') && known.has(one.file)))
        .filter((one) => !one.specifier.endsWith('.json'))
        .map((one) => `src/${file.path} imports ${one.specifier}`),
    );
    expect(wrong).toEqual([]);
  });

  it('has one door for each dependency', () => {
    expect(files.flatMap(wrongDoors)).toEqual([]);
    const unlisted = new Map<string, string[]>();
    for (const file of files) {
      for (const name of new Set(externals(file).map((one) => packageName(one.specifier)))) {
        if (name.startsWith('node:') || name in DOORS) continue;
        unlisted.set(name, [...(unlisted.get(name) ?? []), file.path]);
      }
    }
    expect([...unlisted].filter(([, doors]) => doors.length > 1)).toEqual([]);
  });

  it('loads heavy dependencies only when they are met', () => {
    const heavy = [
      '@duckdb/node-api',
      'cheerio',
      'nodejieba',
      '@node-rs/jieba',
      '@observablehq/plot',
      'linkedom',
      'unpdf',
      'word-extractor',
      'write-excel-file',
      'chokidar',
      '@bomb.sh/tab',
    ];
    const reached = [...reachedAtStart('index.ts'), ...reachedAtStart('cli/main.ts')].flatMap((file) =>
      file.imports
        .filter((one) => !one.dynamic && !one.typeOnly && heavy.includes(packageName(one.specifier)))
        .map((one) => `src/${file.path} imports ${one.specifier} at start`),
    );
    expect(reached).toEqual([]);
  });

  it('touches files only in the command line and in one loader of the lexicon', () => {
    const readers = files
      .filter((file) => externals(file).some((one) => packageName(one.specifier) === 'node:fs'))
      .map((file) => file.path)
      .filter((path) => folderOf(path) !== 'cli');
    expect(readers.filter((path) => folderOf(path) !== 'lexicon')).toEqual([]);
    expect(readers.length, `one loader, found ${readers.join(', ')}`).toBeLessThanOrEqual(1);
  });

  it('touches process and console only in the command line', () => {
    const wrong = files
      .filter((file) => folderOf(file.path) !== 'cli')
      .filter((file) =>
        /(?<![\w$.'"`])(?:process|console)\s*[.[]|globalThis\.(?:process|console)\b/u.test(file.code),
      )
      .map((file) => file.path);
    expect(wrong).toEqual([]);
    const builtins = files
      .filter((file) => folderOf(file.path) !== 'cli')
      .flatMap((file) =>
        externals(file).map((one) => ({ path: file.path, name: packageName(one.specifier) })),
      )
      .filter(({ name }) => name.startsWith('node:') && name !== 'node:fs' && !PURE_BUILTINS.includes(name))
      .filter(({ path, name }) => !(name === 'node:module' && isDoor(path)));
    expect(builtins).toEqual([]);
  });

  it('reaches no network and no other program', () => {
    const wrong = files.filter((file) =>
      /(?<![\w$.])fetch\s*\(|['"]node:(?:https?|http2|net|tls|dgram|dns|child_process)['"]/u.test(file.code),
    );
    expect(wrong.map((file) => file.path)).toEqual([]);
  });

  it('has named exports only, no enums, and files that can be read at one sitting', () => {
    expect(files.filter((file) => /^export\s+default\b/mu.test(file.code)).map((file) => file.path)).toEqual(
      [],
    );
    expect(
      files.filter((file) => /^(?:export\s+)?(?:const\s+)?enum\s/mu.test(file.code)).map((file) => file.path),
    ).toEqual([]);
    const long = files
      .filter((file) => file.lines > MAX_LINES)
      .map((file) => `${file.path}: ${file.lines} lines`);
    expect(long).toEqual([]);
  });

  it('has kebab-case file names and no catch-all files', () => {
    const wrong = files
      .map((file) => file.path.split('/').at(-1) ?? '')
      .filter(
        (name) =>
          !/^[a-z0-9]+(?:-[a-z0-9]+)*\.ts$/u.test(name) ||
          /^(?:utils?|common|helpers?|manager|misc)\.ts$/u.test(name),
      );
    expect(wrong).toEqual([]);
  });

  it('has no import cycles', () => {
    expect(cycles(files)).toEqual([]);
  });
});

describe('the checks themselves', () => {
  it('see a stage that imports a stage, a wrong door and a cycle', () => {
    const bad = readSourceFile(
      'extract/time.ts',
      "import { segment } from '../segment/segment.js';\nimport { z } from 'zod';\n",
    );
    expect(wrongImports(bad)).toHaveLength(1);
    expect(wrongDoors(bad)).toHaveLength(1);
    const a = readSourceFile('text/a.ts', "import type { B } from './b.js';\n");
    const b = readSourceFile('text/b.ts', "export { a } from './a.js';\n");
    expect(cycles([a, b])).toEqual(['text/a.ts → text/b.ts → text/a.ts']);
  });

  it('leave comments alone and see imports over several lines', () => {
    const file = readSourceFile(
      'report/x.ts',
      "// import { z } from 'zod'\n/* process.exit */\nimport {\n  a,\n  b,\n} from '../text/edit.js';\nconst c = await import('chalk');\n",
    );
    expect(file.imports.map((one) => [one.specifier, one.dynamic])).toEqual([
      ['../text/edit.js', false],
      ['chalk', true],
    ]);
    expect(file.code).not.toContain('process');
  });
});

/** The files that are loaded as soon as `entry` is imported. */
function reachedAtStart(entry: string): SourceFile[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const seen = new Set<string>();
  const queue = [entry];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    for (const one of byPath.get(path)?.imports ?? []) {
      if (one.file !== null && !one.dynamic && !one.typeOnly) queue.push(one.file);
    }
  }
  return files.filter((file) => seen.has(file.path));
}
