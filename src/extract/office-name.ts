/**
 * Splits a list of offices into names: `市直有关部门、单位，各区市政府、开发区管委` holds three. A bracket inside a name stays with it
 * (市委宣传部（网信办）), 等 and 按职责分工负责 go, and 自然资源和规划局 is one office.
 */

export interface Name {
  readonly start: number;
  readonly end: number;
}

const TAILS =
  /(?:等(?:有关|相关|各|\d{1,2}(?:个|家)?)?(?:部门|单位|市直部门|市级部门|部门和单位|部门、单位|部门单位)?|(?:等)?(?:根据|依据|按照|按|依)?(?:各自)?(?:职责|职能|职权)?(?:分工|权限|范围)?(?:负责|做好|抓好|分别负责|共同负责|协同负责|落实|推进|配合|实施)|(?:分别|共同|具体|牵头|联合|组织)?(?:负责|落实|实施|推进|牵头|配合|参与|协助|(?<!政)协办|承办)(?:落实|实施|推进|配合|做好|抓好|完成)?|等)$/u;
const LEADING = /^(?:由|会同|以及|及|和|与|各相关|其他|[ 、,;:。.]|其中)(?!平|田|顺|静|政)/u;
const COLLECTIVE_TAIL = /^(?:直属)?(?:单位|各单位|有关单位|相关单位|直属机构|事业单位|企业|企事业单位)$/u;
const COLLECTIVE_HEAD = /(?:各级|各|有关|相关|直|级|其他)(?:有关|相关|各)?(?:部门|机关|部委|委办局)$/u;
/** 各县（市、区）, 县（市、区）: a mark inside a bracket never separates. */
const OPEN = '(<〈[〔';
const CLOSE = ')>〉]〕';
const MAX_NAME = 40;

/** Cuts `[from, to)` of a folded text at its separators, brackets respected. */
function split(folded: string, from: number, to: number): Name[] {
  const parts: Name[] = [];
  let depth = 0;
  let start = from;
  for (let i = from; i < to; i += 1) {
    const c = folded[i] as string;
    if (OPEN.includes(c)) depth += 1;
    else if (CLOSE.includes(c)) depth = Math.max(0, depth - 1);
    else if (depth === 0) {
      const isGap =
        c === ' ' &&
        /[局委办部厅会院府心队司)]$/u.test(folded.slice(start, i)) &&
        /^(?:省|市|县|区|州|各|国|中)/u.test(folded.slice(i + 1, to).trimStart());
      const isMark = isGap || '、,;。\n\t/'.includes(c);
      const joint =
        isMark || !JOINT_HEAD.includes(c) ? null : JOINT.exec(folded.slice(i, Math.min(to, i + 6)));
      if (isMark || (joint !== null && /[局委办部厅会院府心队室行社校司]$/u.test(folded.slice(start, i)))) {
        parts.push({ start, end: i });
        const length = isMark ? 1 : (joint?.[0].length ?? 1);
        start = i + length;
        i += length - 1;
      }
    }
  }
  parts.push({ start, end: to });
  return parts;
}

/** How a joint begins. */
const JOINT_HEAD = '会以和及与';
const JOINT =
  /^(?:会同|以及|和|及|与)(?=(?:省|市|县|区|州|各|国家|国网|人民银行|驻|团市委|团县委)\p{Script=Han})/u;

/** Cuts what is no part of a name off both ends. */
function trim(folded: string, name: Name): Name {
  let { start, end } = name;
  for (let step = 0; step < 6; step += 1) {
    const text = folded.slice(start, end);
    const lead = LEADING.exec(text);
    if (lead !== null) {
      start += lead[0].length;
      continue;
    }
    const blanks = text.length - text.trimEnd().length;
    if (blanks > 0) {
      end -= blanks;
      continue;
    }
    const tail = TAILS.exec(text);
    if (tail !== null && tail.index > 0) {
      end = start + tail.index;
      continue;
    }
    const mark = /[:。.;,"]$/u.exec(text);
    if (mark === null) break;
    end -= 1;
  }
  const among = folded.slice(start, end).indexOf('等');
  if (
    among > 1 &&
    /^等(?:地下|有关|相关|各|\p{Script=Han}{0,8}(?:部门|单位))/u.test(folded.slice(start + among, end))
  )
    end = start + among;
  return { start, end };
}

/** 2021年12月底前完成 stands among offices where a bracket also sets a limit. */
const NO_NAME =
  /\d{4}年|\d{1,2}月|年底前?|^(?:持续|长期|全年|按月|每|年内|[上下]半年|第?[一二三四]季度)|电话|联系方式|邮箱|\d{7}|(?:完成|办结|到位|上线|启动|落地|建成|投用)$/u;
/** What stands in a bracket of names and is a place: 胸痛中心, 原市房管局大院. */
const PLACE_NAME = /大院$|^(?!(?:原|各|有关|相关)?[省市县区州镇乡国]|.{2,12}[省市县区州镇乡]).{1,8}中心$/u;

/** The names in `[from, to)`; 部门、单位 that make one collective are joined again. */
export function splitNames(folded: string, from: number, to: number): Name[] {
  const names: Name[] = [];
  for (const part of split(folded, from, to)) {
    const name = trim(folded, part);
    const text = folded.slice(name.start, name.end);
    const last = names.at(-1);
    if (
      last !== undefined &&
      COLLECTIVE_TAIL.test(text) &&
      COLLECTIVE_HEAD.test(folded.slice(last.start, last.end)) &&
      folded.slice(last.end, name.start).trim() === '、'
    ) {
      names[names.length - 1] = { start: last.start, end: name.end };
      continue;
    }
    if (text.length < 2 || text.length > MAX_NAME || !/\p{Script=Han}/u.test(text) || NO_NAME.test(text))
      continue;
    names.push(name);
  }
  return names;
}

const OFFICE_ENDING =
  /(?:局|委|委员会|办|办公室|办公厅|部|厅|中心|政府|管委会?|公司|集团|支队|大队|总队|法院|检察院|银行|院|学校|学院|大学|协会|商会|联合会|总工会|工会|妇联|残联|工商联|科协|文联|社科联|侨联|红十字会|团[市县区州省]委|专班|指挥部|领导小组|领导小组办公室|街道|街道办事处|办事处|镇|乡|各乡镇|镇街|[市县区州旗盟]|开发区|高新区|经开区|新区|园区|功能区|示范区|度假区|保税区|综保区|部门|单位|分局|所|站|队|处|社|台|会|党校|档案馆|图书馆|医院|研究院|供电公司|税务局|海关|分行|支行|监管局|联社|运营商|企业|协作区|党委|党工委|股|科|馆|庭|督查室|研究室|政研室|信息室|参事室|文史馆|宫|[车工电机]务段|供电段|公路段|部队|军分区|人武部|工委|[市县区州]府办|镇人民政府|协)(?:[(<〈〔][^()<>〈〉〔〕]{1,30}[)>〉〕])?$/u;
const OFFICE_HEAD =
  /^(?:省|市|县|区|州|盟|旗|各|团|国家|国网|中国|人民银行|人行|驻|自治|全|有关|相关|镇|乡|街道|\p{Script=Han}{2,12}(?:省|市|县|区|州|盟|旗|镇|乡|局|办|公司|银行|集团|海关|支队|委|中心|政府|院|会|部|厅|处|街道|学校))/u;

/** 食品流通科, 机关党委: sections of the office whose plan it is; 心内科 and 学科 are none. */
const SECTION =
  /^\p{Script=Han}{2,16}(?<![内外妇儿骨眼产口肤腔神复诊验射瘤全专学百文理工本预]科)(?<=[科股])$|^[局委办]?(?:机关党委|机关党总支|办公室|人事处|财务处|法规处|信息中心)$/u;

/** Whether a name could be an office where no label says so. */
export function looksLikeOffice(name: string): boolean {
  return (
    name.length >= 2 &&
    name.length <= 30 &&
    OFFICE_ENDING.test(name) &&
    (OFFICE_HEAD.test(name) || SECTION.test(name)) &&
    !PLACE_NAME.test(name) &&
    !/[。:"%]|(?<!\d)\d{1,4}(?!\d)/u.test(name)
  );
}
