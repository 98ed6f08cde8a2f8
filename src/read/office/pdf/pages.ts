/**
 * The door to the PDF parser: each page's words with their places, and the ruled lines drawn on it, in points from the upper left
 * corner as the page is shown. It is loaded only when a PDF is met.
 */
import { getResolvedPDFJS } from 'unpdf';
import { asDrawn, dropDoubles, openBlanks } from '../print/drawn-words.js';
import { hasGaps } from '../print/line.js';
import type { PageContent, Rule, Word } from '../print/page-content.js';
import { CharacterMaps } from './character-maps.js';

export type PdfFailure = 'encrypted' | 'damaged';

type Matrix = readonly [number, number, number, number, number, number];
type Pdfjs = Awaited<ReturnType<typeof getResolvedPDFJS>>;
type Document = Awaited<ReturnType<Pdfjs['getDocument']>['promise']>;
type Page = Awaited<ReturnType<Document['getPage']>>;
type Item = Awaited<ReturnType<Page['getTextContent']>>['items'][number];
type Run = Extract<Item, { str: string }>;

/** Thicker than this is no rule of a table. */
const THICKEST = 3;
const SHORTEST = 5;
/** How far from level a word may lie, as a share of its length. */
const SLANT = 0.1;
const MOST_RULES = 6000;
const MOST_WORDS = 100_000;

export async function readPages(bytes: Uint8Array): Promise<PageContent[] | PdfFailure> {
  addTransfer();
  const pdfjs = await getResolvedPDFJS();
  const task = pdfjs.getDocument({
    // the parser takes the bytes for its own
    data: new Uint8Array(bytes),
    verbosity: 0,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    // the maps are made when they are asked for: the address is never used
    cMapUrl: 'maps/',
    cMapPacked: false,
    useWorkerFetch: false,
    BinaryDataFactory: CharacterMaps,
    // no image is ever looked at
    maxImageSize: 1,
  });
  try {
    const document = await task.promise;
    const pages: PageContent[] = [];
    for (let i = 1; i <= document.numPages; i += 1) pages.push(await readPage(pdfjs, document, i));
    return pages;
  } catch (error) {
    return error instanceof Error && error.name === 'PasswordException' ? 'encrypted' : 'damaged';
  } finally {
    await task.destroy().catch(() => undefined);
  }
}

/** The parser asks for it when it meets a font; Node has it from version 21 on. */
function addTransfer(): void {
  if ('transferToFixedLength' in ArrayBuffer.prototype) return;
  Object.defineProperty(ArrayBuffer.prototype, 'transferToFixedLength', {
    configurable: true,
    writable: true,
    value(this: ArrayBuffer, length?: number): ArrayBuffer {
      const copy = new Uint8Array(length ?? this.byteLength);
      copy.set(new Uint8Array(this, 0, Math.min(this.byteLength, copy.length)));
      return copy.buffer;
    },
  });
}

/** A page that cannot be read is an empty one; the others count. */
async function readPage(pdfjs: Pdfjs, document: Document, number: number): Promise<PageContent> {
  try {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const runs = items.filter((item): item is Run => 'str' in item && item.str.trim() !== '');
    const upright = page.getViewport({ scale: 1 });
    const rotation = (page.rotate + turnOf(runs, upright.transform as unknown as Matrix)) % 360;
    const { width, height, transform } = page.getViewport({ scale: 1, rotation });
    const view = transform as unknown as Matrix;
    const words = readWords(runs, view);
    const rules = !hasGaps(words) ? [] : await readRules(pdfjs, page, view);
    page.cleanup();
    return { width, height, words, rules };
  } catch {
    return { width: 0, height: 0, words: [], rules: [] };
  }
}

/** How far a page has to be turned for most of its words to stand upright: one scanned or laid in sideways is read all the same. */
function turnOf(runs: readonly Run[], view: Matrix): number {
  const lengths = [0, 0, 0, 0];
  for (const { str, transform } of runs) {
    const [a, b] = multiply(view, transform as unknown as Matrix);
    if (Math.min(Math.abs(a), Math.abs(b)) > Math.max(Math.abs(a), Math.abs(b)) * SLANT) continue;
    const quarter = Math.abs(a) >= Math.abs(b) ? (a >= 0 ? 0 : 2) : b < 0 ? 1 : 3;
    lengths[quarter] = (lengths[quarter] as number) + str.length;
  }
  return lengths.indexOf(Math.max(...lengths)) * 90;
}

function readWords(runs: readonly Run[], view: Matrix): Word[] {
  const words: Word[] = [];
  const scale = Math.hypot(view[0], view[1]);
  for (const { str, transform, width } of runs) {
    if (words.length >= MOST_WORDS) break;
    const matrix = multiply(view, transform as unknown as Matrix);
    const [a, b] = matrix;
    // letters on a slant: a watermark
    if (Math.abs(b) > Math.abs(a) * SLANT || a <= 0) continue;
    const size = Math.hypot(matrix[2], matrix[3]) || Math.abs(a);
    const right = matrix[4] + width * scale;
    words.push(asDrawn({ text: str, x: matrix[4], right, y: matrix[5], size }, Math.hypot(a, b)));
  }
  return openBlanks(dropDoubles(words));
}

async function readRules(pdfjs: Pdfjs, page: Page, view: Matrix): Promise<Rule[]> {
  const { OPS } = pdfjs;
  const { fnArray, argsArray } = await page.getOperatorList();
  const rules: Rule[] = [];
  const stack: Matrix[] = [];
  let matrix = view;
  for (let i = 0; i < fnArray.length && rules.length < MOST_RULES; i += 1) {
    const args = argsArray[i] as unknown[];
    switch (fnArray[i]) {
      case OPS.save:
        stack.push(matrix);
        break;
      case OPS.restore:
      case OPS.paintFormXObjectEnd:
        matrix = stack.pop() ?? view;
        break;
      case OPS.transform:
        matrix = multiply(matrix, args as unknown as Matrix);
        break;
      case OPS.paintFormXObjectBegin:
        stack.push(matrix);
        if (Array.isArray(args[0])) matrix = multiply(matrix, args[0] as unknown as Matrix);
        break;
      case OPS.constructPath:
        if (args[0] !== OPS.endPath)
          addRules(
            rules,
            matrix,
            (args[1] as unknown[])[0],
            args[0] === OPS.stroke || args[0] === OPS.closeStroke,
          );
        break;
      default:
    }
  }
  return rules;
}

/** Numbers that follow a drawing step in a path: to, to, curve, quadratic curve, close. */
const STEP_LENGTH = [2, 2, 6, 4, 0];

function addRules(rules: Rule[], matrix: Matrix, path: unknown, isStroke: boolean): void {
  if (!(path instanceof Float32Array)) return;
  let points: [number, number][] = [];
  const finish = (): void => {
    if (points.length > 1) addShape(rules, points, isStroke);
    points = [];
  };
  for (let i = 0; i < path.length; ) {
    const step = path[i] as number;
    const length = STEP_LENGTH[step];
    if (length === undefined) return;
    if (step === 0) finish();
    if (step === 4 && points[0] !== undefined) points.push(points[0]);
    if (length >= 2) {
      const [x, y] = [path[i + length - 1] as number, path[i + length] as number];
      points.push([matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]]);
    }
    i += length + 1;
  }
  finish();
}

/** A thin filled box is a rule; of a frame that is drawn each side is one. */
function addShape(rules: Rule[], points: readonly (readonly [number, number])[], isStroke: boolean): void {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const box = { x1: Math.min(...xs), y1: Math.min(...ys), x2: Math.max(...xs), y2: Math.max(...ys) };
  const isThin = box.x2 - box.x1 <= THICKEST || box.y2 - box.y1 <= THICKEST;
  if (isThin) {
    if (Math.max(box.x2 - box.x1, box.y2 - box.y1) >= SHORTEST) rules.push(box);
    return;
  }
  if (!isStroke || points.length > 12) return;
  for (let i = 1; i < points.length; i += 1) {
    const [[xa, ya], [xb, yb]] = [points[i - 1] as [number, number], points[i] as [number, number]];
    if (Math.abs(xa - xb) > THICKEST && Math.abs(ya - yb) > THICKEST) continue;
    rules.push({ x1: Math.min(xa, xb), y1: Math.min(ya, yb), x2: Math.max(xa, xb), y2: Math.max(ya, yb) });
  }
}

function multiply(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ];
}
