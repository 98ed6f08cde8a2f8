/** Facts of the calendar: 十四五 → 2021–2025, 春节 2023 → 22 January. `ask` says which fact a row is about. */
import {
  addDays,
  addMonths,
  feastDay,
  fiveYearPlan,
  isValidDate,
  lastDayOf,
} from '../../src/chinese/calendar.js';
import { type Context, testCases } from '../support/cases.js';

const ANSWERS: Readonly<Record<string, (input: string, context: Context) => unknown>> = {
  'five-year-plan': (name) => fiveYearPlan(name),
  feast: (name, { year }) => feastDay(name, year as number),
  'last-day': (input) => {
    const [year = 0, month = 0] = input.split('-').map(Number);
    return lastDayOf(year, month);
  },
  'is-date': (input) => {
    const [year = 0, month = 0, day = 0] = input.split('-').map(Number);
    return isValidDate(year, month, day);
  },
  'add-months': (date, { count }) => addMonths(date, count as number),
  'add-days': (date, { count }) => addDays(date, count as number),
};

testCases('calendar', (input, context) => ANSWERS[context['ask'] as string]?.(input, context));
