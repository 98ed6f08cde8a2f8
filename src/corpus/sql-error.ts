/**
 * What DuckDB says of a wrong query, over several lines and in JSON → one line that says where:
 * `Catalog: Table with name taks does not exist! Did you mean "tasks"? (line 1, column 15)`.
 */

interface Told {
  readonly exception_type?: unknown;
  readonly exception_message?: unknown;
  readonly position?: unknown;
}

/** `sql` is null where it is our own, whose places tell nobody anything. */
export function explainSqlError(message: string, sql: string | null): string {
  const told = readTold(message);
  if (told === null) return inOneLine(message);
  const type = typeof told.exception_type === 'string' ? told.exception_type : '';
  const text = inOneLine(String(told.exception_message ?? ''));
  const { position } = told;
  const place = sql !== null && typeof position === 'string' ? findPlace(sql, Number(position), type) : null;
  const where = place === null ? '' : ` (line ${place.line}, column ${place.column})`;
  return `${type === '' ? '' : `${type}: `}${text}${where}`;
}

/** The JSON comes with or without words before it. */
function readTold(message: string): Told | null {
  const start = message.indexOf('{"');
  if (start < 0) return null;
  try {
    return JSON.parse(message.slice(start)) as Told;
  } catch {
    return null;
  }
}

/** The parser counts characters, everything after it bytes of UTF-8: behind 临渚市 the two are six apart. */
function findPlace(sql: string, position: number, type: string): { line: number; column: number } | null {
  if (!Number.isInteger(position) || position < 0) return null;
  const before =
    type === 'Parser'
      ? [...sql].slice(0, position).join('')
      : Buffer.from(sql, 'utf8').subarray(0, position).toString('utf8');
  const lines = before.split('\n');
  return { line: lines.length, column: [...(lines.at(-1) ?? '')].length + 1 };
}

/** Without what a terminal would obey: a message may quote what a plan holds. */
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

function inOneLine(text: string): string {
  return text
    .replaceAll(CONTROL, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
}
