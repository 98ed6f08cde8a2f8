/** What goes between the database and JSON, and what is said of a wrong query. */
import { describe, expect, it } from 'vitest';
import { daysOf, toCell } from '../../src/corpus/cell.js';
import { decide, type Held } from '../../src/corpus/corpus.js';
import { explainSqlError } from '../../src/corpus/sql-error.js';

/** As the library gives them: an object that knows how it is printed. */
const printed = (text: string, fields: object = {}): object => ({ ...fields, toString: () => text });

describe('a value of the database', () => {
  it.each([
    ['a count', 12n, 12],
    ['a count that a number would round', 9007199254740993n, '9007199254740993'],
    ['no value', null, null],
    ['not a number', Number.NaN, 'NaN'],
    ['a date', printed('2024-12-31', { days: 20088 }), '2024-12-31'],
    ['a decimal', printed('1.50', { scale: 2, value: 150n }), 1.5],
    ['a long decimal', printed('12345678901234567.89', { scale: 2, value: 1n }), '12345678901234567.89'],
    ['a list', { items: [1n, null] }, [1, null]],
    ['a struct', { entries: { a: 1n, b: { items: ['x'] } } }, { a: 1, b: ['x'] }],
    ['a map', { entries: [{ key: 'k', value: 2n }] }, { k: 2 }],
  ])('%s', (_, value, expected) => expect(toCell(value)).toEqual(expected));

  it.each([
    ['1970-01-01', 0],
    ['2024-02-29', 19_782],
    ['2023-02-29', null],
    ['2024-13-01', null],
    ['年底前', null],
  ])('date %s', (date, days) => expect(daysOf(date)).toBe(days));
});

describe('a wrong query', () => {
  const told = (type: string, position: number): string =>
    JSON.stringify({
      exception_type: type,
      exception_message: 'no\n such table',
      position: String(position),
    });
  it.each([
    [
      'counts bytes after the parser',
      "select '临渚市' from x",
      told('Catalog', 23),
      'Catalog: no such table (line 1, column 18)',
    ],
    [
      'counts characters in the parser',
      "select '临渚市' fro x y",
      told('Parser', 17),
      'Parser: no such table (line 1, column 18)',
    ],
    ['counts lines', 'select 1\nfrom x', told('Catalog', 14), 'Catalog: no such table (line 2, column 6)'],
    [
      'finds the place behind other words',
      'selec',
      `Parser Error: ${told('Parser', 0)}`,
      'Parser: no such table (line 1, column 1)',
    ],
    ['shows nothing that a terminal obeys', 'x', 'a\u001b[31mb\u202ec', 'a[31mbc'],
    ['keeps what is no JSON', 'x', 'Error\n  in it', 'Error in it'],
  ])('%s', (_, sql, message, expected) => expect(explainSqlError(message, sql)).toBe(expected));
});

describe('a plan that comes again', () => {
  const held = (programVersion: string | null, digest = 'a', schemaVersion = '1.0'): Held => ({
    schemaVersion,
    programVersion,
    digest,
  });
  it.each([
    ['new', undefined, held('2'), 'added'],
    ['the same', held('2'), held('2', 'b'), 'kept'],
    ['read by an older version', held('1'), held('2'), 'replaced'],
    ['of an older schema', held('2', 'a', '0.9'), held('2'), 'replaced'],
    ['JSON before, now the plan', held(null), held('2'), 'replaced'],
    ['the plan before, now JSON', held('2'), held(null, 'b'), 'kept'],
    ['the same JSON', held(null), held(null), 'kept'],
    ['other JSON', held(null), held(null, 'b'), 'replaced'],
    ['read by an older version, now JSON', held('1'), held(null, 'b'), 'replaced'],
  ] as const)('%s', (_, before, now, expected) => {
    expect(decide(before, now, { version: '2', replace: false })).toBe(expected);
    const forced = decide(before, now, { version: '2', replace: true });
    expect(forced).toBe(before === undefined ? 'added' : 'replaced');
  });
});
