/** Which bracketed number the outline needs next: （一） after `一、總體要求`, （三） after `（二）主要目標`. */

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const BRACKETED = /^[\s\u3000]*[(（](?<number>[一二三四五六七八九十]{1,3})[)）]/u;
const IN_DIGITS = /^[\s\u3000]*[(（](?<digits>\d{1,2})[)）]/u;
const OTHER = /^[\s\u3000]*[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．]/u;
const UPPER = /^[\s\u3000]*(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章部编編])/u;

function write(value: number): string {
  const tens = Math.floor(value / 10);
  return `${tens > 1 ? (DIGITS[tens] as string) : ''}${tens > 0 ? '十' : ''}${DIGITS[value % 10] as string}`;
}

const ORDER = new Map(Array.from({ length: 99 }, (_, i) => [write(i + 1), i + 1]));

export class OutlineNumber {
  private last: number | undefined;
  private lastInDigits = 0;

  pass(line: string): void {
    const number = BRACKETED.exec(line)?.groups?.['number'];
    const digits = IN_DIGITS.exec(line)?.groups?.['digits'];
    if (digits !== undefined) this.lastInDigits = Number(digits);
    // a line of any other outline level starts the count in digits again
    else if (OTHER.test(line)) this.lastInDigits = 0;
    if (number !== undefined) this.last = ORDER.get(number) ?? this.last;
    else if (UPPER.test(line)) this.last = 0;
  }

  next(): string | undefined {
    return this.last === undefined ? undefined : write(this.last + 1);
  }

  /** The same for （1）, as long as it has one digit. */
  nextDigit(): string | undefined {
    return this.lastInDigits < 9 ? String(this.lastInDigits + 1) : undefined;
  }
}
