/** Numbers as lists print them: 12 as 十二, 101 as 一百零一, 4 as IV. Numbers out of range are printed as digits. */
import { writeHanNumeral } from './numeral.js';

const DIGITS = '〇一二三四五六七八九';
const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

/** 12 → 十二, 101 → 一百零一, 110 → 一百一十. */
export function writeCounted(value: number): string {
  if (value < 100) return value === 0 ? '零' : writeHanNumeral(value);
  if (value > 9999) return String(value);
  const [large, unit] = value >= 1000 ? [1000, '千'] : [100, '百'];
  const rest = value % large;
  const head = `${DIGITS[Math.floor(value / large)] ?? ''}${unit}`;
  if (rest === 0) return head;
  const gap = rest < large / 10 ? '零' : '';
  return `${head}${gap}${rest >= 10 && rest < 20 ? '一' : ''}${writeCounted(rest)}`;
}

export function writeRoman(value: number): string {
  if (value < 1 || value > 3999) return String(value);
  let rest = value;
  let text = '';
  for (const [worth, sign] of ROMAN)
    while (rest >= worth) {
      text += sign;
      rest -= worth;
    }
  return text;
}
