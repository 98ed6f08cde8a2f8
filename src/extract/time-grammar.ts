/** The words that every rule of the time grammar is made of, and what a rule is. */
import type { RuleName } from '../model/rule.js';
import type { Reading } from './time-reading.js';

export const YEAR = '(?:(?:19|20)\\d ?\\d|二[〇零][〇零一二三四五六七八九]{2}) ?年';
/** How every printed year begins. */
export const YEAR_HEADS = ['19', '20', '二〇', '二零'] as const;
export const MONTH = '(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]) ?月';
/** 10月前期工作, 年底前沿技术: the character belongs to the next word. */
export const BEFORE = '(?:之前|以前|前(?![后期沿往置述列景端台瞻]))';
export const TO = '(?:截至|截止到?|到|至)';
export const COUNT = '(?:\\d{1,2}|[一二两三四五六七八九十]{1,2})';
/** Where a bare year can begin a sentence or phrase of its own. */
export const PHRASE_START = '(?<=^|[\\n。;,:!?—"、]|其中|年和|年与|力争|确保|争取|计划|预计|从|在|于|自)';

/** “2023年民生实事” is a name. */
export const QUOTED = '(?<=")\\d{4} ?年[^",。;]{1,14}"';
/** 2011年以前生产的老旧农机: the year tells which things are meant. */
export const OF_THINGS =
  '(?:建成|竣工|建设|修建|建造|注册|登记|成立|出生|入伍|参加|投入使用|投产|投运|取得|生产|制造|出厂|购置|购买|备案|签订|颁发|入学|入职|退休|开工|发放|形成|下达|批准)[^,。;\\n]{0,10}的';

type Groups = Readonly<Record<string, string | undefined>>;

export interface Rule {
  readonly name: RuleName;
  /** The rule is tried only in a text that holds one of these; without it, in every text. */
  readonly needs?: readonly string[];
  /** A match holds one of `words` no further than `reach` characters behind its start: the rule is tried there and nowhere else. */
  readonly near: { readonly words: readonly string[]; readonly reach: number };
  readonly pattern: RegExp;
  readonly confidence: number;
  /** Null where the match bounds nothing after all. */
  readonly read: (groups: Groups, match: string) => Reading | null;
}
