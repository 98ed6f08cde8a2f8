/**
 * Words of Taiwan and Hong Kong that an earlier conversion left in a plan of the mainland: 資訊/信息, 網路/网络. They are what a copy says, so they
 * are reported and stay, unless the words of the mainland are asked for. The text is simplified already.
 */
import type { Problem } from '../../model/diagnostic.js';
import type { RepairEdit } from '../../text/edit.js';

/** What is written there, and here; only words that a plan of the mainland does not use. */
const WORDS: Readonly<Record<string, string>> = {
  资讯: '信息',
  网路: '网络',
  软体: '软件',
  硬体: '硬件',
  程式: '程序',
  数位: '数字',
  资料库: '数据库',
  伺服器: '服务器',
  智慧型: '智能',
  人工智慧: '人工智能',
  晶片: '芯片',
  行动网路: '移动网络',
  频宽: '带宽',
  光碟: '光盘',
  列印: '打印',
  滑鼠: '鼠标',
  萤幕: '屏幕',
  硬碟: '硬盘',
  记忆体: '内存',
  介面: '界面',
  云端运算: '云计算',
  奈米: '纳米',
  雷射: '激光',
};
/** 互联网路由, 电网路径, 流程式, 多数位于: a longer word of the mainland holds the shorter one. */
const NOT_HERE: Readonly<Record<string, { readonly before?: RegExp; readonly behind?: RegExp }>> = {
  网路: { before: /[联电管公铁水渔河路]$/u, behind: /^[由径线灯段程面侧口政]/u },
  程式: { before: /[工流日议课规里过章进历行量]$/u },
  数位: { before: /[一二三四五六七八九十\d多后前]$/u, behind: /^[于居列置]/u },
  介面: { before: /中$/u },
};
const WORD = new RegExp(
  Object.keys(WORDS)
    .sort((a, b) => b.length - a.length)
    .join('|'),
  'gu',
);
/** One such word may be a name. */
const LEAST = 2;
const CONFIDENCE = 0.9;

export function readVocabulary(text: string): { edits: RepairEdit[]; problems: Problem[] } {
  const edits: RepairEdit[] = [];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const { before, behind } = NOT_HERE[word] ?? {};
    if (before?.test(text.slice(Math.max(0, index - 1), index)) === true) continue;
    if (behind?.test(text.slice(index + word.length, index + word.length + 1)) === true) continue;
    const insert = WORDS[word] as string;
    const reason = 'word of another region';
    edits.push({
      start: index,
      end: index + word.length,
      insert,
      kind: 'glyph',
      confidence: CONFIDENCE,
      reason,
    });
  }
  if (edits.length < LEAST) return { edits: [], problems: [] };
  const words = [...new Set(edits.map(({ start, end }) => text.slice(start, end)))].slice(0, 6).join('、');
  return { edits, problems: [{ code: 'normalise/regional-words', data: { count: edits.length, words } }] };
}
