/**
 * Makes a fixture folder from a plan: `npm run fixture:new -- some-city-topic-2024 plan.txt`. The golden is written by
 * `npm run fixtures:update`, and read before it is committed.
 */
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';

const [slug, file] = process.argv.slice(2);
if (slug === undefined || file === undefined || !/^[a-z0-9-]+$/u.test(slug)) {
  console.error('usage: npm run fixture:new -- <slug in a-z, 0-9 and -> <file>');
  process.exit(2);
}
const folder = join('fixtures', 'plans', slug);
if (existsSync(folder)) {
  console.error(`${folder} exists`);
  process.exit(1);
}
mkdirSync(folder, { recursive: true });
copyFileSync(file, join(folder, `source${extname(file) || '.txt'}`));
const origin = {
  title: null,
  city: null,
  documentType: null,
  damage: null,
  origin: 'written for this project; the place is invented',
};
writeFileSync(join(folder, 'origin.json'), `${JSON.stringify(origin, null, 2)}\n`);
console.error(`${folder}: fill in origin.json, then npm run fixtures:update`);
