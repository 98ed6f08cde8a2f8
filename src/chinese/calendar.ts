/** Facts of the calendar that plans count on: last days, five-year plans (“十四五” is 2021–2025), movable feasts. */

export function isoDate(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function lastDayOf(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && isLeap ? 29 : (DAYS[month - 1] ?? 31);
}

export function isValidDate(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= lastDayOf(year, month);
}

export function addDays(iso: string, days: number): string {
  const date = new Date(`${iso}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

export function addMonths(iso: string, months: number): string {
  const [year = 1970, month = 1, day = 1] = iso.split('-').map(Number);
  const index = year * 12 + (month - 1) + months;
  const y = Math.floor(index / 12);
  const m = (index % 12) + 1;
  return isoDate(y, m, Math.min(day, lastDayOf(y, m)));
}

const FIVE_YEAR_ORDINALS = ['十', '十一', '十二', '十三', '十四', '十五', '十六', '十七'];

/** 十四五 → { start: 2021, end: 2025 }; the tenth plan began in 2001. */
export function fiveYearPlan(name: string): { start: number; end: number } | null {
  const index = FIVE_YEAR_ORDINALS.indexOf(name.replace(/五$/u, ''));
  if (index < 0 || !name.endsWith('五')) return null;
  const start = 2001 + 5 * index;
  return { start, end: start + 4 };
}

/** First day of the lunar year; the table ends where plans of today end. */
const SPRING_FESTIVAL: Readonly<Record<number, string>> = {
  2012: '01-23',
  2013: '02-10',
  2014: '01-31',
  2015: '02-19',
  2016: '02-08',
  2017: '01-28',
  2018: '02-16',
  2019: '02-05',
  2020: '01-25',
  2021: '02-12',
  2022: '02-01',
  2023: '01-22',
  2024: '02-10',
  2025: '01-29',
  2026: '02-17',
  2027: '02-06',
  2028: '01-26',
  2029: '02-13',
  2030: '02-03',
};

/** Feasts of the lunar year, for the years that the table of the Spring Festival has. */
const LUNAR_FEASTS: Readonly<Record<string, readonly string[]>> = {
  端午: '06-23 06-12 06-02 06-20 06-09 05-30 06-18 06-07 06-25 06-14 06-03 06-22 06-10 05-31 06-19 06-09 05-28 06-16 06-05'.split(
    ' ',
  ),
  中秋: '09-30 09-19 09-08 09-27 09-15 10-04 09-24 09-13 10-01 09-21 09-10 09-29 09-17 10-06 09-25 09-15 10-03 09-22 09-12'.split(
    ' ',
  ),
  重阳: '10-23 10-13 10-02 10-21 10-09 10-28 10-17 10-07 10-25 10-14 10-04 10-23 10-11 10-29 10-18 10-08 10-26 10-16 10-05'.split(
    ' ',
  ),
};
const FIRST_LUNAR_YEAR = 2012;
const DAYS_TO_LANTERNS = 14;

/** Of this century. */
function clearAndBright(year: number): string {
  const y = year % 100;
  return `04-0${Math.floor(y * 0.2422 + 4.81) - Math.floor(y / 4)}`;
}

const FIXED_FEASTS: Readonly<Record<string, string>> = {
  元旦: '01-01',
  五一: '05-01',
  七一: '07-01',
  八一: '08-01',
  十一: '10-01',
  国庆: '10-01',
  国庆节: '10-01',
};

/** The day before which something has to be done “春节前”, or null where the table does not reach. */
export function feastDay(name: string, year: number): string | null {
  const spring = SPRING_FESTIVAL[year];
  if (name === '元宵') return spring === undefined ? null : addDays(`${year}-${spring}`, DAYS_TO_LANTERNS);
  const day =
    name === '春节'
      ? spring
      : name === '清明'
        ? clearAndBright(year)
        : (FIXED_FEASTS[name] ?? LUNAR_FEASTS[name]?.[year - FIRST_LUNAR_YEAR]);
  return day === undefined ? null : `${year}-${day}`;
}
