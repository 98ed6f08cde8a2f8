/**
 * Chinese and Arabic numerals as numbers: 一百二十 → 120, 两千 → 2000, 3.5万 → 35000, 1,200 → 1200, 二〇二五 → 2025.
 * What is no numeral gives null, never a guess.
 */

const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

const SMALL: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const LARGE: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };

/** The multipliers that may follow Arabic digits: 3.5万, 58亿, 2千万. */
const ARABIC = /^(?<digits>\d[\d,]*(?:\.\d+)?) ?(?<scale>[十百千万亿]{0,3})$/u;
const POSITIONAL = /^[〇零一二三四五六七八九]{2,}$/u;

/** A number below 10,000 written with 十百千, or with bare digits at the end (一千二 is 1200). */
function readSection(text: string): number | null {
  let total = 0;
  let digit = -1;
  let lastUnit = 10_000;
  let afterZero = false;
  for (const c of text) {
    const d = DIGITS[c];
    if (d !== undefined) {
      if (digit > 0) return null;
      digit = d;
      if (d === 0) {
        afterZero = true;
        digit = -1;
      }
      continue;
    }
    const unit = SMALL[c];
    if (unit === undefined || unit >= lastUnit) return null;
    if (digit < 0 && !(unit === 10 && total === 0 && !afterZero) && !(unit === 10 && afterZero)) return null;
    total += (digit < 0 ? 1 : digit) * unit;
    lastUnit = unit;
    digit = -1;
    afterZero = false;
  }
  if (digit > 0) {
    const scale = afterZero || lastUnit === 10_000 ? 1 : lastUnit / 10;
    total += digit * scale;
  }
  return total;
}

function readHan(text: string): number | null {
  if (POSITIONAL.test(text)) {
    let value = 0;
    for (const c of text) value = value * 10 + (DIGITS[c] as number);
    return value;
  }
  let rest = text;
  let total = 0;
  for (const c of ['亿', '万'] as const) {
    const at = rest.lastIndexOf(c);
    if (at < 0) continue;
    const head = rest.slice(0, at);
    const value = head.includes('万') || head.includes('亿') ? readHan(head) : readSection(head);
    if (value === null || value === 0) return null;
    total += value * (LARGE[c] as number);
    rest = rest.slice(at + 1);
  }
  if (rest === '') return total;
  const low = readSection(rest);
  if (low === null) return null;
  // 一万二 is 12,000, 一亿三 is 130,000,000
  const shortened = rest.length === 1 && total > 0 ? (total % 1e8 === 0 ? 1e7 : 1000) : 1;
  return total + low * shortened;
}

const PLAIN = /^\d{1,15}$/u;

/** Reads a folded numeral; blanks between it and its multiplier are allowed. Null where it is none. */
export function readNumeral(text: string): number | null {
  if (PLAIN.test(text)) return Number(text);
  const arabic = ARABIC.exec(text);
  if (arabic?.groups) {
    let value = Number((arabic.groups['digits'] as string).replaceAll(',', ''));
    for (const c of arabic.groups['scale'] as string) value *= SMALL[c] ?? LARGE[c] ?? 1;
    if (Number.isSafeInteger(value)) return value;
    return Number.isFinite(value) ? Number(value.toPrecision(15)) : null;
  }
  if (text.length === 0 || text.length > 24) return null;
  for (const c of text) {
    if (DIGITS[c] === undefined && SMALL[c] === undefined && LARGE[c] === undefined) return null;
  }
  return readHan(text);
}

/** 1 → 一, 10 → 十, 23 → 二十三: the numbers of clauses, below 100. */
export function writeHanNumeral(value: number): string {
  const digits = '〇一二三四五六七八九';
  if (value < 10) return digits[value] ?? '';
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  return `${tens === 1 ? '' : (digits[tens] ?? '')}十${ones === 0 ? '' : (digits[ones] ?? '')}`;
}
