/** `?2345熱線`: which digit a damaged byte took along, told by the other numbers of the page and by the hotlines that plans name. */

const HOTLINES = ['12345', '12315', '12333', '12329', '12348', '12369', '12371', '12388'];
const MOST_COUNTED = 200_000;

/** By the rest of a number its first digit: 2345 → 1. A rest that two numbers share tells nothing. */
export function readFirstDigits(text: string): Map<string, string> {
  const digits = new Map<string, string>();
  for (const [number] of text.slice(0, MOST_COUNTED).matchAll(/(?<![\d?])\d{3,6}(?!\d)/gu)) {
    const rest = number.slice(1);
    const known = digits.get(rest);
    digits.set(rest, known === undefined || known === number[0] ? (number[0] as string) : '');
  }
  for (const number of HOTLINES) if (!digits.has(number.slice(1))) digits.set(number.slice(1), '1');
  for (const [rest, digit] of digits) if (digit === '') digits.delete(rest);
  return digits;
}
