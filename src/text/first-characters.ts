/**
 * The characters that a match of a pattern can begin with: of `新建|改造(?:提升)?|[一二]期` they are 新, 改, 一, 二. Most places of a text begin
 * with none of them, and need not be tried.
 */

const LOOKAROUND = /^\(\?(?:[=!]|<[=!])/u;
const OPTIONAL = /^(?:[?*]|\{0,)/u;
const QUANTIFIER = /^(?:[?*+]|\{\d+(?:,\d*)?\})/u;
const DIGITS = '0123456789';

/** Throws where the pattern can begin with any of a class that is not spelt out (`.`, `\p{…}`): a mistake of the one who wrote it. */
export function firstCharacters({ source }: RegExp): ReadonlySet<string> {
  const found = new Set<string>();
  readBranches(source, 0, found);
  return found;
}

/** A pattern that matches what `pattern` does, and looks no further where none of its first characters stands. */
export function startingOnly(pattern: RegExp): RegExp {
  const heads = [...firstCharacters(pattern)].map((c) => (/[\\\]^-]/u.test(c) ? `\\${c}` : c)).join('');
  return new RegExp(`(?=[${heads}])(?:${pattern.source})`, pattern.flags);
}

/** Reads alternatives up to the bracket that closes them; gives the place behind it. */
function readBranches(source: string, from: number, found: Set<string>): number {
  let at = from;
  while (at < source.length && source[at] !== ')') {
    at = readHead(source, at, found);
    at = skipBranch(source, at);
    if (source[at] === '|') at += 1;
  }
  return at + 1;
}

/** Collects how one alternative begins. */
function readHead(source: string, from: number, found: Set<string>): number {
  let at = from;
  for (;;) {
    const c = source[at];
    if (c === undefined || c === '|' || c === ')')
      throw new Error(`an alternative that may be empty: ${source}`);
    if (c === '^') {
      at += 1;
      continue;
    }
    if (LOOKAROUND.test(source.slice(at, at + 4))) {
      at = closing(source, at) + 1;
      continue;
    }
    let end: number;
    if (c === '(') {
      const open = /^\((?:\?:|\?<\w+>)?/u.exec(source.slice(at))?.[0].length ?? 1;
      end = readBranches(source, at + open, found);
    } else if (c === '[') end = readClass(source, at, found);
    else if (c === '.') throw new Error(`any character: ${source}`);
    else {
      const escaped = c === '\\';
      const literal = escaped ? (source[at + 1] as string) : c;
      if (escaped && literal === 'd') for (const digit of DIGITS) found.add(digit);
      else if (escaped && /[pPsSwWDbB]/u.test(literal)) throw new Error(`a whole class: ${source}`);
      else found.add(escaped ? unescaped(literal) : literal);
      end = at + (escaped ? 2 : 1);
    }
    if (!OPTIONAL.test(source.slice(end, end + 3))) return end;
    at = end + (QUANTIFIER.exec(source.slice(end))?.[0].length ?? 0);
  }
}

function unescaped(letter: string): string {
  return { n: '\n', t: '\t', r: '\r' }[letter] ?? letter;
}

function readClass(source: string, from: number, found: Set<string>): number {
  let at = from + 1;
  if (source[at] === '^') throw new Error(`all but a class: ${source}`);
  for (; source[at] !== ']'; at += 1) {
    let c = source[at] as string;
    if (c === '\\') {
      at += 1;
      c = source[at] as string;
      if (c === 'd') {
        for (const digit of DIGITS) found.add(digit);
        continue;
      }
      if (/[pPsSwW]/u.test(c)) throw new Error(`a whole class: ${source}`);
      c = unescaped(c);
    }
    if (source[at + 1] === '-' && source[at + 2] !== ']') {
      const last = (source[at + 2] as string).charCodeAt(0);
      for (let code = c.charCodeAt(0); code <= last; code += 1) found.add(String.fromCharCode(code));
      at += 2;
    } else found.add(c);
  }
  return at + 1;
}

/** The bracket that closes the one at `from`. */
function closing(source: string, from: number): number {
  let depth = 0;
  for (let at = from; at < source.length; at += 1) {
    const c = source[at];
    if (c === '\\') at += 1;
    else if (c === '[') at = source.indexOf(']', at + (source[at + 1] === '\\' ? 3 : 1));
    else if (c === '(') depth += 1;
    else if (c === ')') {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return source.length;
}

/** The mark that ends the alternative: | or the closing bracket of its group. */
function skipBranch(source: string, from: number): number {
  let at = from;
  while (at < source.length && source[at] !== '|' && source[at] !== ')') {
    const c = source[at];
    if (c === '\\') at += 2;
    else if (c === '[') at = source.indexOf(']', at + (source[at + 1] === '\\' ? 3 : 1)) + 1;
    else if (c === '(') at = closing(source, at) + 1;
    else at += 1;
  }
  return at;
}
