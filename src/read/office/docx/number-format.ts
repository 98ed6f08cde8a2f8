/**
 * The numbers that Word prints by itself: 1 as 一, ①, 甲, Ⅰ, A. `chineseCounting` writes 十二, `ideographDigital` 一二,
 * `decimalEnclosedCircle` ⑫; a format that no Chinese plan uses is printed as 1.
 */
import { writeCounted, writeRoman } from '../../../chinese/written-number.js';

const HAN_DIGITS = '〇一二三四五六七八九';
const FORMAL_DIGITS = '零壹贰叁肆伍陆柒捌玖';
const FORMAL_UNITS: Readonly<Record<string, string>> = { 十: '拾', 百: '佰', 千: '仟' };
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';
export function formatNumber(value: number, format: string): string {
  switch (format) {
    case 'none':
    case 'bullet':
      return '';
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'japaneseCounting':
    case 'koreanCounting':
      return writeCounted(value);
    case 'ideographDigital':
    case 'taiwaneseDigital':
    case 'japaneseDigitalTenThousand':
      return [...String(value)].map((digit) => HAN_DIGITS[Number(digit)]).join('');
    case 'chineseLegalSimplified':
    case 'ideographLegalTraditional':
    case 'japaneseLegal':
      return formal(value);
    case 'decimalZero':
      return String(value).padStart(2, '0');
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return [...String(value)].map((digit) => String.fromCharCode(0xff10 + Number(digit))).join('');
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return circled(value);
    case 'decimalEnclosedParen':
      return enclosed(value, 0x2474, 20);
    case 'decimalEnclosedFullstop':
      return enclosed(value, 0x2488, 20);
    case 'ideographEnclosedCircle':
      return enclosed(value, 0x3280, 10);
    case 'ideographTraditional':
      return STEMS[value - 1] ?? String(value);
    case 'ideographZodiac':
      return BRANCHES[value - 1] ?? String(value);
    case 'upperLetter':
      return letters(value, 'A');
    case 'lowerLetter':
      return letters(value, 'a');
    case 'upperRoman':
      return writeRoman(value);
    case 'lowerRoman':
      return writeRoman(value).toLowerCase();
    default:
      return String(value);
  }
}

function formal(value: number): string {
  const han = value >= 10 && value < 20 ? `一${writeCounted(value)}` : writeCounted(value);
  return [...han]
    .map((one) => FORMAL_UNITS[one] ?? FORMAL_DIGITS['零一二三四五六七八九'.indexOf(one)] ?? one)
    .join('');
}

function circled(value: number): string {
  if (value === 0) return '⓪';
  if (value <= 20) return enclosed(value, 0x2460, 20);
  if (value <= 35) return String.fromCharCode(0x3251 + value - 21);
  return value <= 50 ? String.fromCharCode(0x32b1 + value - 36) : String(value);
}

function enclosed(value: number, first: number, most: number): string {
  return value >= 1 && value <= most ? String.fromCharCode(first + value - 1) : String(value);
}

/** Word repeats the letter after Z: AA, BB. */
function letters(value: number, first: 'A' | 'a'): string {
  if (value < 1 || value > 780) return String(value);
  return String.fromCharCode(first.charCodeAt(0) + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}
