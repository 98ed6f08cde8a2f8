/**
 * Plans of invented cities, as many as asked for, always the same: 澄岭市2023年重点工作实施方案 with about thirty-four tasks in
 * their own words, figures, dates and offices; one task in twelve is copied from an earlier plan with a light edit.
 */
import { ACTIONS, CHAPTERS, ENDINGS, FIELDS, OPENINGS, PLACES, RESULTS, VERBS } from './city-fields.mjs';

const FIRST = [...'澄临沅渚朔晴栖棠汀岚芷霁砚楠琅珩筠蓟潞漪'];
const SECOND = [...'岭川原泽浦屿溪峪陵畴汊堰坪墩澜湾垣'];
const NUMERALS = [...'一二三四五六七八九十'];
const YEARS = [2022, 2023, 2024, 2025];
const TASKS_A_PLAN = [28, 39];
const COPIED = 1 / 12;
const OWN = 1 / 20;
const DUE = ['年底前', '6月底前', '9月底前', '上半年', '到Y年底', 'Y年10月底前'];

/** `[{ name, text }]`; `tasks`: the least and the most that a plan has; `targets`: how many a task with figures has. */
export function makeCityPlans(count, { tasks = TASKS_A_PLAN, targets = 1 } = {}) {
  const random = seeded(20240517);
  const told = [];
  return Array.from({ length: count }, (_, i) => {
    const city = `${FIRST[i % FIRST.length]}${SECOND[Math.floor(i / FIRST.length) % SECOND.length]}市`;
    return {
      name: `${String(i + 1).padStart(count > 999 ? 4 : 3, '0')}.txt`,
      text: writePlan(city, random, told, tasks, targets),
    };
  });
}

function writePlan(city, random, told, [least, most], targets) {
  const year = pick(YEARS, random);
  const count = least + Math.floor(random() * (most - least + 1));
  const chosen = new Map();
  while (chosen.size < count) {
    const field = pick(FIELDS, random);
    const thing = pick(field.things, random);
    chosen.set(thing, { field, thing });
  }
  const lines = [
    `${city}${year}年重点工作实施方案`,
    '',
    `为抓好全年重点任务落实，结合${city}实际，制定本方案。`,
    '',
  ];
  const chapters = Object.keys(CHAPTERS).filter((key) =>
    [...chosen.values()].some(({ field }) => field.chapter === key),
  );
  let number = 0;
  for (const [i, key] of chapters.entries()) {
    lines.push(`${NUMERALS[i]}、${CHAPTERS[key]}`);
    for (const { field, thing } of chosen.values()) {
      if (field.chapter !== key) continue;
      number += 1;
      const isCopy = told.length > 0 && random() < COPIED;
      const isOwn = !isCopy && random() < OWN;
      const task = isCopy
        ? edit(pick(told, random), random)
        : isOwn
          ? writeOwnTask(random)
          : writeTask(field, thing, year, targets, random);
      told.push(task);
      lines.push(`${number}.${task}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

function writeTask(field, thing, year, targets, random) {
  const heading = `${pick(VERBS, random)}${thing}${pick(ENDINGS, random)}。`;
  const sentences = Array.from({ length: 2 + Math.floor(random() * 3) }, () =>
    writeSentence(field, thing, random),
  );
  if (random() < 0.7)
    sentences.push(Array.from({ length: targets }, () => writeTarget(field, year, random)).join('，'));
  const support = random() < 0.4 ? `，配合单位：市${pick(FIELDS, random).office}、各县区人民政府` : '';
  return `${heading}${sentences.join('。')}。（责任单位：市${field.office}${support}）`;
}

function writeSentence(field, thing, random) {
  const parts = [pick(OPENINGS, random), pick(ACTIONS, random)];
  if (random() < 0.7) parts.push(pick(RESULTS, random));
  return parts
    .join('，')
    .replaceAll('T', thing)
    .replaceAll('U', pick(field.things, random))
    .replaceAll('F', field.name)
    .replaceAll('P', pick(field.people, random))
    .replaceAll('L', pick(PLACES, random));
}

/** What one city alone has, in a name that hardly another task holds a character of. */
function writeOwnTask(random) {
  const [thing, other] = [0, 1].map(() => Array.from({ length: 3 }, () => pickHan(random)).join(''));
  return `做好${thing}工作。推进${thing}、${other}。（责任单位：市文化和旅游局）`;
}

function writeTarget(field, year, random) {
  const [indicator, unit] = pick(field.indicators, random);
  const due = pick(DUE, random).replace('Y', `${year}`);
  if (unit === '%')
    return `${due}，${indicator}达到${60 + Math.floor(random() * 40)}%${random() < 0.5 ? '以上' : ''}`;
  const value = (1 + Math.floor(random() * 40)) * 10;
  return `${due}，${random() < 0.5 ? '新增' : '完成'}${indicator}${random() < 0.3 ? '不少于' : ''}${value}${unit}`;
}

/** What a plan that copies changes: one word for another of like meaning. */
const EDITS = [
  ['推开', '推广'],
  ['台账', '清单'],
  ['专项攻坚', '集中整治'],
  ['年度', '全年'],
  ['定期', '每季'],
  ['为', '给'],
];

function edit(task, random) {
  const [from, to] = pick(EDITS, random);
  return task.replace(from, to);
}

function pickHan(random) {
  return String.fromCharCode(0x4e00 + Math.floor(random() * 0x5000));
}

function pick(list, random) {
  return list[Math.floor(random() * list.length)];
}

/** Mulberry32: the same numbers on every machine. */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
