/**
 * Whom a plan governs: by the place in its title or in the name of the body that issued it, else, where a copy lost the city's
 * name, by the counties that it names (金寨县、霍山县 lie in one city). Where the text does not settle it, null.
 */
import { findPlaces, namedProvinces, type Place, provinceOfAbbreviation } from '../lexicon/places.js';
import type { Meta } from '../model/document.js';

export type Jurisdiction = Pick<Meta, 'jurisdiction' | 'province' | 'adcode' | 'level'>;

const NONE: Jurisdiction = { jurisdiction: null, province: null, adcode: null, level: null };
const PROVINCE_HEAD =
  /^(?<province>\p{Script=Han}{2,3}省|\p{Script=Han}{2,8}自治区|北京市|天津市|上海市|重庆市)/u;
const PLACE_HEAD =
  /^(?:中共|中国共产党)?(?<place>\p{Script=Han}{1,10}?(?:自治州|自治县|自治旗|林区|特区|新区|开发区|市|县(?!市)|区(?!市)|州(?!市|县|区)|盟|旗|镇|乡|街道))(?=\p{Script=Han}|"|\d|$)/u;
const NO_PLACE =
  /[的和与及]|城市|都市|社区|园区|片区|小区|地区(?!行)|全市|全县|全区|我市|我县|校区|灾区|辖区|库区|老区|山区|景区|学区|超市|上市|门市|乡镇|农村|^(?:市|县|区|州|各|全|本|该|数字|智慧|加快|推进|建设)/u;

function readPlaceHead(text: string): { province: string | null; places: string[] } {
  let rest = text.replace(/^(?:(?:19|20)\d{2} ?年(?:度)?)?(?:中共|中国共产党)?/u, '');
  const province = PROVINCE_HEAD.exec(rest)?.groups?.['province'] ?? null;
  if (province !== null) rest = rest.slice(province.length);
  const places: string[] = [];
  for (let i = 0; i < 3; i += 1) {
    const place = knownPlace(rest, places.length > 0) ?? guessedPlace(rest);
    if (place === undefined) break;
    places.push(place);
    rest = rest.slice(place.length);
    if (/^(?:委|人民|政府|办|\s)/u.test(rest)) break;
  }
  return { province, places };
}

/** Names that a title can open with and that are no place there: 城区道路改造. */
const COMMON = /^(?:[城郊矿市新]区|(?:工业)?园区|市辖区|离岛)$/u;

/** How the names of divisions end. */
const DIVISION_END = /[省市县区州盟旗岛镇乡道会]$/u;

/** The longest division that the text opens with: 呼和浩特市, 成都市, 新乡市, 市中区. */
function knownPlace(text: string, isInside: boolean): string | undefined {
  for (let length = Math.min(15, text.length); length >= 2; length -= 1) {
    const name = text.slice(0, length);
    if (DIVISION_END.test(name) && findPlaces(name).length > 0 && (isInside || !COMMON.test(name)))
      return name;
  }
  return undefined;
}

const VERB =
  /关于|推进|促进|加快|加强|深化|深入|优化|强化|支持|培育|实施|落实|开展|推动|提升|完善|全面|进一步/u;
const NAME_GOES_ON = /^(?:场|域|民|容|值|直|级|政(?!府)|村|镇(?!人)|贤|间|块)/u;

function guessedPlace(text: string): string | undefined {
  const place = PLACE_HEAD.exec(text)?.groups?.['place'];
  if (place === undefined || place.length < 3 || NO_PLACE.test(place) || VERB.test(place)) return undefined;
  return NAME_GOES_ON.test(text.slice(place.length)) ? undefined : place;
}

function levelOf(name: string, place: Place | undefined): Jurisdiction['level'] {
  if (place !== undefined) return place.level;
  if (/(?:省|自治区)$/u.test(name)) return 'province';
  if (/(?:市|州|盟)$/u.test(name)) return 'prefecture';
  if (/(?:县|区|旗)$/u.test(name)) return 'county';
  return /(?:镇|乡|街道)$/u.test(name) ? 'township' : null;
}

/** The division of that name that fits what else is known of its province. */
function choose(name: string, province: string | null): Place | undefined {
  const places = findPlaces(name);
  const fitting = province === null ? places : places.filter((place) => place.province === province);
  return fitting.length === 1 || new Set(fitting.map(({ province: p }) => p)).size === 1
    ? fitting[0]
    : undefined;
}

const NUMBER_YEAR = /[〔[(](?:19|20)\d{2}[〕\])]/gu;
const NUMBER_HEAD =
  /(?<![\p{Script=Han}])(?<character>\p{Script=Han})(?:政|府|委|办|发|党|厅)\p{Script=Han}{0,6}$/u;
const COUNTY = /\p{Script=Han}{1,5}?(?:自治县|县|区|市|旗)/gu;

/** 深入落实四川省委、省政府部署 */
const PROVINCE_BODY = /省(?=党?委|人民政府|政府)/gu;
const LONGEST_PROVINCE = 3;
const SHORT_NAMES =
  '河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|内蒙古|广西|西藏|宁夏|新疆'.split(
    '|',
  );

/** The one province that the head, the citations and the numbers of a text point to. */
function provinceOfText(head: string, folded: string): string | null {
  const votes = new Map<string, number>();
  const vote = (province: string | null, weight: number): void => {
    if (province !== null) votes.set(province, (votes.get(province) ?? 0) + weight);
  };
  for (const match of folded.matchAll(NUMBER_YEAR)) {
    const head = NUMBER_HEAD.exec(folded.slice(Math.max(0, match.index - 9), match.index));
    if (head !== null) vote(provinceOfAbbreviation(head.groups?.['character'] as string), 2);
  }
  for (const match of folded.matchAll(/(?:《|关于)(?<title>[^《》\n]{2,30})/gu)) {
    for (const province of namedProvinces((match[1] as string).slice(0, 12))) vote(province, 2);
  }
  for (const match of folded.matchAll(PROVINCE_BODY))
    for (const province of namedProvinces(
      folded.slice(Math.max(0, match.index - LONGEST_PROVINCE), match.index + 1),
    ))
      vote(province, 1);
  for (const province of namedProvinces(head)) vote(province, 1);
  for (const name of SHORT_NAMES) {
    if (head.includes(name)) vote(findPlaces(`${name}省`)[0]?.name ?? namedProvinces(name)[0] ?? null, 1);
  }
  const ranked = [...votes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const [first, second] = ranked;
  if (first === undefined) return null;
  return second === undefined || first[1] >= second[1] * 3 ? first[0] : null;
}

/** Named counties that all lie in one city settle the city. */
function cityOfCounties(folded: string): Place | undefined {
  const cities = new Map<string, Set<string>>();
  for (const match of folded.matchAll(COUNTY)) {
    for (let cut = 0; cut <= match[0].length - 2; cut += 1) {
      const name = match[0].slice(cut);
      const places = findPlaces(name).filter(
        (place) => place.level === 'county' && place.prefecture !== null,
      );
      if (places.length !== 1) continue;
      const city = (places[0] as Place).prefecture as string;
      cities.set(city, (cities.get(city) ?? new Set()).add(name));
      break;
    }
  }
  const ranked = [...cities].sort((a, b) => b[1].size - a[1].size);
  const [first, second] = ranked;
  if (
    first === undefined ||
    first[1].size < 2 ||
    (second !== undefined && second[1].size * 2 > first[1].size)
  )
    return undefined;
  return findPlaces(first[0])[0];
}

const MAX_SCAN = 200_000;

/** `heads` are the title, the issuer and other lines that may open with a place, in order of trust; `head` is what stands before the first clause. */
export function decideJurisdiction(heads: readonly string[], head: string, folded: string): Jurisdiction {
  const scanned = folded.slice(0, MAX_SCAN);
  let known: string | null | undefined;
  const textProvince = (): string | null => {
    if (known === undefined) known = provinceOfText(head.slice(0, MAX_SCAN), scanned);
    return known;
  };
  for (const line of heads) {
    const { province, places } = readPlaceHead(line);
    const name = places.at(-1);
    if (name === undefined) {
      if (province === null) continue;
      const place = findPlaces(province)[0];
      return { jurisdiction: province, province, adcode: place?.adcode ?? null, level: 'province' };
    }
    const parent = places.length > 1 ? findPlaces(places[0] as string)[0] : undefined;
    const place = choose(name, province ?? parent?.province ?? null) ?? choose(name, textProvince());
    return {
      jurisdiction: name,
      province: province ?? parent?.province ?? place?.province ?? textProvince(),
      adcode: place?.adcode ?? null,
      level: levelOf(name, place),
    };
  }
  const city = cityOfCounties(scanned);
  if (city !== undefined)
    return { jurisdiction: city.name, province: city.province, adcode: city.adcode, level: city.level };
  return { ...NONE, province: textProvince() };
}
