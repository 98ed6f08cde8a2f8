/**
 * Clean plans to damage: the fixtures, the clean seed plans where they are present (each with a model that has not counted it), and plans
 * put together at random from words that no model has seen beside each other.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import stRows from 'opencc-js/dict/STCharacters';
import { findShared, PROJECT } from './shared.mjs';

const CLEAN_SEEDS = ['000', '004'];
const LEAST_LENGTH = 12;

/** A fixed sequence of numbers in [0, 1). */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

/** `[{ name, lines, leaveOut }]`: simplified lines; `leaveOut` names the text that the model must not have counted. */
export function cleanPlans() {
  const plans = soundFixtures().map(({ name, text }) => ({ name, lines: linesOf(text), leaveOut: name }));
  for (const file of findShared()?.texts ?? []) {
    const seed = CLEAN_SEEDS.find((name) => file.includes(`/${name}`));
    if (seed !== undefined)
      plans.push({ name: seed, lines: linesOf(readFileSync(file, 'utf8')), leaveOut: seed });
  }
  plans.push({ name: 'generated', lines: generate(400, randomFrom(7)), leaveOut: null });
  return plans;
}

/** `[{ name, text }]`: the fixture plans whose bytes are sound and that are written in simplified characters. */
export function soundFixtures() {
  const folder = join(PROJECT, 'fixtures/plans');
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const file = readdirSync(join(folder, name)).find((one) => /^source\.(?:txt|md)$/u.test(one));
      const text = file === undefined ? null : decode(readFileSync(join(folder, name, file)));
      return text === null || DAMAGED.test(text) || toTraditional(text) === text ? [] : [{ name, text }];
    });
}

/** Lost characters, readings, and what misaligned bytes leave. */
const DAMAGED = /[\ufffd锟āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜㄅ-ㄩ]|[?？][。、]|\d[•・]/u;

function decode(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function linesOf(text) {
  return text
    .split(/\r?\n/u)
    .map((line) => line.trim())
    .filter((line) => line.length >= LEAST_LENGTH && !line.includes('\t'));
}

const TRADITIONAL = new Map(
  stRows.split('|').map((row) => {
    const [key, first] = row.split(' ');
    return [key, first];
  }),
);

/** Character by character, by one fixed table, as the reprinting pages do it. */
export function toTraditional(text) {
  return [...text].map((c) => TRADITIONAL.get(c) ?? c).join('');
}

const PLACES = ['岚屿', '澜溪', '枫桥', '鹭洲', '霁川', '栖霞岭', '漳浦湾', '乌苏河', '砚池', '琅琊'];
const FIELDS =
  '渔光互补 冷链枢纽 蚕桑基地 文物普查 雪场索道 古树名木 陶瓷釉料 茶园绿道 矿坑复绿 榫卯工艺 候鸟栖息地 盐碱地 氢能客车 苗木繁育 竹编合作社 屠宰检疫 殡葬服务 彩票公益金 航道疏浚 稀土回收 钢琴调律 马术俱乐部 丝绸博物馆 藻类监测 窑址保护'.split(
    ' ',
  );
const VERBS = '推进 完善 规范 拓展 培育 健全 压实 盘活 疏通 夯实 核查 修缮 腾退 轮训 抽检 挂牌'.split(' ');
const OBJECTS =
  '联席会议机制 名录台账 巡护队伍 分级评价办法 季度通报制度 监测点位 技能等级认定 应急物资储备 运营主体 公示栏 保险补贴 用地指标 样板街区 师傅工作室 数字档案 电子围栏'.split(
    ' ',
  );
const ENDS = ['，确保', '；同步', '。由', '，逐年', '，', '；'];

/** Lines in the manner of a plan, of words that do not belong together. */
export function generate(count, random) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const digits = ['', ...'一二三四五六七八九'];
  const numeral = (n) => `${n > 19 ? digits[Math.floor(n / 10)] : ''}${n > 9 ? '十' : ''}${digits[n % 10]}`;
  return Array.from({ length: count }, (_, i) => {
    const clause = () => `${pick(VERBS)}${pick(FIELDS)}${pick(OBJECTS)}`;
    let line = i % 5 === 0 ? `（${numeral((Math.floor(i / 5) % 99) + 1)}）${clause()}。` : '';
    for (let k = 0; k < 2 + Math.floor(random() * 5); k += 1)
      line += `${clause()}${random() < 0.2 ? `${1 + Math.floor(random() * 90)}处` : ''}${pick(ENDS)}`;
    return `${line}${pick(PLACES)}市${pick(['文化和旅游局', '住建局', '水务局', '林业局'])}负责${clause()}。`;
  });
}
