/**
 * Radicals that stand for characters: a font gives 一 and ⼀ the same shape, and a PDF made with it says ⼀. Before anything reads the
 * words: `⺠⽣实事` → 民生实事, `⻔⼾` → 门户. Also the doubles that were coded for old Korean and Japanese sets (U+F900).
 */
import type { RepairEdit } from '../../text/edit.js';

const RADICAL = /[\u2e80-\u2ef3\u2f00-\u2fd5\uf900-\ufaff]/gu;
const ANY_RADICAL = /[\u2e80-\u2ef3\u2f00-\u2fd5\uf900-\ufaff]/u;
/** The supplement (U+2E80) has no equivalents in Unicode's normal forms, but for two; these are its unified ideographs. */
const SUPPLEMENT =
  '⺁⺅⺆⺈⺉⺊⺋⺌⺍⺎⺐⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺯⺰⺱⺲⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳';
const IDEOGRAPHS =
  '厂亻冂刀刂卜㔾小小兀尢巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王疋目示礻糹纟罓罒羊羊羊耂肀聿肉臼艹艹艹虎衤覀西见角角讠贝足车辶辶辶阝钅長镸长门阜阝雨青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟';
const UNIFIED = new Map([...SUPPLEMENT].map((radical, i) => [radical, [...IDEOGRAPHS][i] as string]));
// the form of the mainland, which its fonts print
UNIFIED.set('⼾', '户');

export function repairRadicals(text: string): RepairEdit[] {
  if (!ANY_RADICAL.test(text)) return [];
  const edits: RepairEdit[] = [];
  for (const { 0: radical, index: start } of text.matchAll(RADICAL)) {
    const insert = UNIFIED.get(radical) ?? radical.normalize('NFKC');
    if (insert !== radical) edits.push({ start, end: start + 1, insert, kind: 'glyph', confidence: 1 });
  }
  return edits;
}
