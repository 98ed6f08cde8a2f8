/**
 * The package as its users get it: packed, installed in an empty folder, started by its bin, imported by its name and
 * type-checked from there. Run by `npm run test:package`; it needs the registry for the dependencies.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
const PLAN = `测试市数字政府建设2023年工作要点

一、提升服务效能
（一）完善一体化平台。年底前，新建5G基站1500座以上。（责任单位：市大数据中心）
（二）深化数据共享。2023年9月底前，公共数据共享率达到95%以上。（责任单位：市大数据中心）
`;

const folder = mkdtempSync(join(tmpdir(), 'plan-package-'));
const manifest = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8'));

function run(command, args, options = {}) {
  const done = spawnSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    ...options,
  });
  assert.equal(done.status, 0, `${command} ${args.join(' ')}\n${done.stdout}\n${done.stderr}`);
  return done;
}

before(() => {
  const packed = run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    cwd: PROJECT,
  });
  const [{ filename }] = JSON.parse(packed.stdout);
  writeFileSync(join(folder, 'package.json'), '{ "name": "user", "private": true, "type": "module" }\n');
  run('npm', ['install', '--no-audit', '--no-fund', join(folder, filename)]);
});

after(() => rmSync(folder, { recursive: true, force: true }));

test('holds the program and its declarations, and nothing else', () => {
  const installed = join(folder, 'node_modules', manifest.name);
  const names = readdirSync(installed).sort();
  const allowed = ['CHANGELOG.md', 'LICENSE', 'README.md', 'README.zh.md', 'bin', 'dist', 'package.json'];
  assert.deepEqual(
    names.filter((name) => !allowed.includes(name)),
    [],
  );
  for (const path of ['LICENSE', 'dist/index.js', 'dist/index.d.ts', 'dist/lexicon/tables', 'bin/plan.js']) {
    assert.ok(existsSync(join(installed, path)), path);
  }
});

test('plan --version', () => {
  assert.match(run('npx', ['--no-install', 'plan', '--version']).stdout, new RegExp(manifest.version));
});

test('plan extract reads standard input', () => {
  const { stdout } = run('npx', ['--no-install', 'plan', 'extract', '--format', 'json', '-'], {
    input: PLAN,
  });
  const document = JSON.parse(stdout);
  assert.equal(document.schemaVersion, '1.0');
  assert.deepEqual(
    document.targets.map((target) => [target.value, target.unit, target.due]),
    [
      [1500, '座', '2023-12-31'],
      [95, '%', '2023-09-30'],
    ],
  );
});

test('plan compare compares two files', () => {
  for (const [name, city] of [
    ['a.txt', '甲'],
    ['b.txt', '乙'],
  ]) {
    writeFileSync(join(folder, name), PLAN.replace('测试', city));
  }
  const { stdout } = run('npx', ['--no-install', 'plan', 'compare', '--format', 'json', 'a.txt', 'b.txt']);
  const comparison = JSON.parse(stdout);
  assert.equal(comparison.documents.length, 2);
  assert.ok(comparison.topics.length > 0);
});

test('can be imported by its name, with types', () => {
  writeFileSync(
    join(folder, 'user.mjs'),
    `import { comparePlans, extractPlan, normalizeText } from '${manifest.name}';
console.log([comparePlans, extractPlan, normalizeText].map((one) => typeof one).join());`,
  );
  assert.equal(run(process.execPath, ['user.mjs']).stdout.trim(), 'function,function,function');
  writeFileSync(
    join(folder, 'user.ts'),
    `import { extractPlan, type PlanDocument } from '${manifest.name}';
const document: PlanDocument = await extractPlan(new Uint8Array(), { name: 'empty.txt' });
export const titles: (string | null)[] = [document.meta.title];
`,
  );
  const tsc = join(PROJECT, 'node_modules/typescript/bin/tsc');
  const flags = ['--module', 'nodenext', '--target', 'es2023', '--strict', '--noEmit', '--types', ''];
  run(process.execPath, [tsc, ...flags, 'user.ts'], { shell: false });
});
