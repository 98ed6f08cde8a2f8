/**
 * One name for the same office across cities, by function: 市大数据中心, 市大数据管理局 and 数据局 are all 数据管理部门.
 * The kept table is asked in order; an office that it does not know keeps its printed name without the place in front.
 */
import { loadTable } from './load-table.js';

interface Row {
  readonly canonical: string;
  readonly pattern: string;
}

let rows: { canonical: string; pattern: RegExp }[] | undefined;
const known = new Map<string, string>();
const MAX_KNOWN = 20_000;

const PLACE_HEAD =
  /^(?:[\p{Script=Han}]{2,6}?(?=市|县|区|省|州))?(?:省|市|县|区|州|盟|旗)(?=\p{Script=Han}{2})/u;

/** Distinguishes a collective (市直有关部门、单位) from an office that has a function of its own. */
const COLLECTIVE =
  /(?:各级|各|有关|相关|市直|县直|区直|省直|成员|其他).{0,8}(?:部门|单位|机关(?!工委|党|事务))|^(?:有关|相关)?(?:部门|单位)/u;

export function canonicalOffice(name: string): string {
  const cached = known.get(name);
  if (cached !== undefined) return cached;
  rows ??= loadTable<Row[]>('offices').map(({ canonical, pattern }) => ({
    canonical,
    pattern: new RegExp(pattern, 'u'),
  }));
  const bare = name.replace(/[（(<〈].*$/u, '');
  let canonical: string | undefined;
  if (COLLECTIVE.test(bare)) canonical = '有关部门和单位';
  else canonical = rows.find(({ pattern }) => pattern.test(bare))?.canonical;
  const result = canonical ?? (bare.replace(PLACE_HEAD, '') || name);
  if (known.size < MAX_KNOWN) known.set(name, result);
  return result;
}
