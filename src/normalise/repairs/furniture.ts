/**
 * What the site put around the plan: menus, breadcrumbs, source and time stamps, view counts, disclaimers, page numbers
 * and running heads. `首页 > 政策法规`, `责编：小李`, `免责声明：…`, `— 3 —`. Only lines at the head and foot are judged by their
 * words; a line of the body goes only where it is a page number or a head repeated on page after page.
 */
import { fold } from '../../chinese/fold.js';
import { readMarker } from '../../chinese/marker.js';
import type { RepairEdit } from '../../text/edit.js';

const STAMP =
  /^(?:\(?(?:信息|文章|稿件|内容|资料)?来源 ?:|(?:发布|更新|创建|发表|录入|成文|生成|公开|印发)(?:时间|日期) ?:|日期 ?:|时间 ?: ?\d{4}|(?:责任)?编辑 ?:|责编 ?:|作者 ?:|(?:浏览|点击|阅读|访问)(?:量|次数|数|人次)? ?[:(]|字体 ?[:[(]|字号 ?[:[(]|【?字体|分享(?:到)? ?:?|打印|关闭|收藏|\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2}(?::\d{2})?)?(?:$| +(?:来源|责编|编辑|浏览|阅读|作者|发布|责任)))/u;
const CRUMB = /^(?:(?:您|你)?(?:现在|当前|所在)的?位置|首页(?: *[>»›|/-]| {1,8}\p{Script=Han}))/u;
const FOOT =
  /^(?:【?(?:免责|版权)(?:声明|说明|所有)|本文(?:来自|来源|由|仅|转自|系)|如有侵权|扫一扫|微信扫|上一[篇条]|下一[篇条]|相关(?:链接|文章|阅读|附件|推荐|新闻|信息|稿件|解读)|网站(?:地图|标识码)|联系(?:我们|方式 ?:)|关于我们|技术支持|主办 ?: ?\p{Script=Han}{2,20}(?:人民政府|办公[厅室])(?: |$)|承办 ?: ?\p{Script=Han}{2,20}(?: |$)|copyright|.{0,12}ICP备|.{0,8}公网安备|下载(?:本文|附件|文档)|显示全文|点击(?:查看|下载)|查看(?:更多|全文)|返回(?:顶部|首页|列表)|声明 ?:|特别声明|打印本页|关闭(?:窗口|本页)|打印 关闭|【?(?:打印|关闭|返回)】?|阅读原文|点赞|转发|在看|责编|文字解读|图文解读|政策解读 ?$)/iu;
const BARE_WORD =
  /^(?:文档|专题|首页|正文|政策文件|政策法规|通知公告|政务公开|信息公开|视频|资讯|标签|推荐|推荐阅读|热门|更多|搜索|登录|注册|English|无障碍(?:阅读|浏览)?|关怀版|长者模式|繁[体體]版?|简体版?|移动端|手机版|电脑版|客户端|网站首页|设为首页|加入收藏|微信|微博|App下载|App)$/iu;
const PAGE_NUMBER =
  /^(?:- ?\d{1,3} ?-|-{1,2} ?\d{1,3} ?-{1,2}|第 ?\d{1,3} ?页(?:[ ,/]?共 ?\d{1,3} ?页)?|\d{1,3} ?\/ ?\d{1,3}|· ?\d{1,3} ?·)$/u;
const SENTENCE = /[。；;]/u;

/** A list of other pages, numbered or not, to the end of the file. */
const RELATED =
  /^(?:【?[^。]{0,40}】)?【?(?:相关|推荐|热门|延伸|最新|猜你喜欢|更多)(?:文章|阅读|链接|推荐|新闻|信息|稿件|内容|政策)?】? ?:?$/u;

/** A row of menu words: many short tokens, no sentence. */
function isMenu(line: string): boolean {
  if (line.includes('\t') || /\d ?月 ?\d/u.test(line)) return false;
  const tokens = line.trim().split(/[ |｜>»·\t]+/u);
  if (tokens.length < 6 || SENTENCE.test(line) || /[，,：:]/u.test(line)) return false;
  const length = tokens.reduce((sum, token) => sum + token.length, 0);
  return length / tokens.length <= 6.5;
}

interface Line {
  readonly start: number;
  readonly end: number;
  readonly folded: string;
}

function splitLines(text: string): Line[] {
  const folded = fold(text);
  const lines: Line[] = [];
  let start = 0;
  while (start <= text.length) {
    const stop = text.indexOf('\n', start);
    const end = stop < 0 ? text.length : stop;
    const line = folded.slice(start, end).trim();
    if (line.length > 0) lines.push({ start, end, folded: line });
    if (stop < 0) break;
    start = stop + 1;
  }
  return lines;
}

/** Lines judged at each end of the text. */
const REACH = 24;
/** A running head has to come back this often to be one. */
const REPEATS = 3;

/** Words of the site alone, side by side: 无障碍阅读　长者模式　移动端. */
function isBareWords(line: string): boolean {
  return line.split(/[ |｜·]+/u).every((word) => BARE_WORD.test(word));
}

function isHeadFurniture(line: string): boolean {
  if (line.length > 600) return isMenu(line);
  return (
    STAMP.test(line) ||
    CRUMB.test(line) ||
    isBareWords(line) ||
    isMenu(line) ||
    (FOOT.test(line) && line.length < 40)
  );
}

function isFootFurniture(line: string): boolean {
  return (
    FOOT.test(line) ||
    STAMP.test(line) ||
    CRUMB.test(line) ||
    (BARE_WORD.test(line) && line.length <= 8) ||
    isMenu(line)
  );
}

/** Short lines that return again and again without being numbered: the running heads of a scan. */
function findRunningHeads(lines: readonly Line[]): Set<string> {
  const counts = new Map<string, number>();
  let pageNumbers = 0;
  for (const { folded } of lines) {
    if (folded.length > 40) continue;
    if (PAGE_NUMBER.test(folded)) pageNumbers += 1;
    if (folded.length < 4 || SENTENCE.test(folded) || /[:)\t]/u.test(folded)) continue;
    counts.set(folded, (counts.get(folded) ?? 0) + 1);
  }
  const heads = new Set<string>();
  if (pageNumbers < 2) return heads;
  for (const [line, count] of counts) if (count >= REPEATS && readMarker(line) === null) heads.add(line);
  return heads;
}

export function repairFurniture(text: string): { edits: RepairEdit[]; removed: string[] } {
  const lines = splitLines(text);
  const drop = new Set<number>();
  const heads = findRunningHeads(lines);
  for (let i = 0; i < lines.length; i += 1) {
    const { folded } = lines[i] as Line;
    if (PAGE_NUMBER.test(folded) || heads.has(folded)) drop.add(i);
  }

  for (let i = 0; i < Math.min(REACH, lines.length); i += 1) {
    const { folded } = lines[i] as Line;
    const marker = readMarker(folded);
    if (marker !== null && marker.kind !== 'arabic') break;
    if (isHeadFurniture(folded)) drop.add(i);
  }

  const related = lines.findIndex(
    ({ folded }, i) =>
      i > lines.length / 2 &&
      RELATED.test(folded) &&
      lines.slice(i + 1).every(({ folded: later }) => later.length <= 60 && !later.includes('。')),
  );
  if (related >= 0) for (let i = related; i < lines.length; i += 1) drop.add(i);

  const body = lines.findLastIndex(
    ({ folded }) => readMarker(folded) !== null && /[。\p{Script=Han}]{8}/u.test(folded),
  );
  for (let i = Math.max(body + 1, lines.length - REACH, 0); i < lines.length; i += 1) {
    const { folded } = lines[i] as Line;
    if (!isFootFurniture(folded)) continue;
    drop.add(i);
    const rest = lines.slice(i + 1);
    const isTail = rest.every(({ folded: later }) => !/[。]/u.test(later) || isFootFurniture(later));
    const isDisclaimer = /^【?(?:免责|版权|特别声明|声明)/u.test(folded);
    if (isTail || isDisclaimer) for (let j = i + 1; j < lines.length; j += 1) drop.add(j);
  }

  const edits: RepairEdit[] = [];
  const removed: string[] = [];
  for (const i of [...drop].sort((a, b) => a - b)) {
    const { start, end } = lines[i] as Line;
    removed.push(text.slice(start, end));
    edits.push({ start, end, insert: '', kind: 'furniture', confidence: 0.95 });
  }
  const tail = gluedTail(text, lines, drop);
  if (tail !== null) {
    removed.push(text.slice(tail.start, tail.end));
    edits.push({ ...tail, insert: '', kind: 'furniture', confidence: 0.9 });
    edits.sort((a, b) => a.start - b.start);
  }
  return { edits, removed };
}

const GLUED_TAIL =
  /(?<=[。；])(?:下载本文|显示全文|阅读全文|查看全文|来源 ?:\p{Script=Han}{2,20}|\((?:来源|责编|编辑) ?:[^()]{1,30}\))$/u;

/** Words of the site at the very end of the last paragraph: `…交流合作。下载本文`. */
function gluedTail(
  text: string,
  lines: readonly Line[],
  drop: ReadonlySet<number>,
): { start: number; end: number } | null {
  const index = lines.findLastIndex((_, i) => !drop.has(i));
  const line = lines[index];
  if (line === undefined) return null;
  const folded = fold(text.slice(line.start, line.end)).trimEnd();
  const match = GLUED_TAIL.exec(folded);
  if (match === null) return null;
  const start = line.start + match.index;
  return { start, end: start + match[0].length };
}
