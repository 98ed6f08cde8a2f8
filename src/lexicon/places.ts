/**
 * The administrative divisions of China: 威海市 → 山东省, 371000. The only door to the division data.
 * Places that are in no list (an abolished county, a development zone) are unknown here, never guessed.
 */
import { areaList } from '@vant/area-data';

export type PlaceLevel = 'province' | 'prefecture' | 'county';

export interface Place {
  readonly name: string;
  readonly adcode: string;
  readonly level: PlaceLevel;
  /** Full name of the province it lies in (its own for a province). */
  readonly province: string;
  /** Full name of the prefecture it lies in, null for provinces and where a province governs directly. */
  readonly prefecture: string | null;
}

let byName: Map<string, Place[]> | undefined;

/** Names that stand for no division of their own in the data. */
const PLACEHOLDER = /直辖|^县$/u;

function load(): Map<string, Place[]> {
  if (byName !== undefined) return byName;
  const places = new Map<string, Place[]>();
  const add = (place: Place): void => {
    const known = places.get(place.name);
    if (known === undefined) places.set(place.name, [place]);
    else known.push(place);
  };
  const provinceOf = (code: string): string => areaList.province_list[`${code.slice(0, 2)}0000`] ?? '';
  for (const [adcode, name] of Object.entries(areaList.province_list)) {
    add({ name, adcode, level: 'province', province: name, prefecture: null });
  }
  for (const [adcode, name] of Object.entries(areaList.city_list)) {
    if (PLACEHOLDER.test(name) || places.has(name)) continue;
    add({ name, adcode, level: 'prefecture', province: provinceOf(adcode), prefecture: null });
  }
  for (const [adcode, name] of Object.entries(areaList.county_list)) {
    const city = areaList.city_list[`${adcode.slice(0, 4)}00`];
    const prefecture =
      city === undefined || PLACEHOLDER.test(city) || city === provinceOf(adcode) ? null : city;
    add({ name, adcode, level: 'county', province: provinceOf(adcode), prefecture });
  }
  byName = places;
  return places;
}

/** Every division of that full name; 鼓楼区 has four. */
export function findPlaces(name: string): readonly Place[] {
  return load().get(name) ?? [];
}

const ABBREVIATIONS: Readonly<Record<string, string>> = {
  京: '北京市',
  津: '天津市',
  冀: '河北省',
  晋: '山西省',
  蒙: '内蒙古自治区',
  内: '内蒙古自治区',
  辽: '辽宁省',
  吉: '吉林省',
  黑: '黑龙江省',
  沪: '上海市',
  苏: '江苏省',
  浙: '浙江省',
  皖: '安徽省',
  闽: '福建省',
  赣: '江西省',
  鲁: '山东省',
  豫: '河南省',
  鄂: '湖北省',
  湘: '湖南省',
  粤: '广东省',
  桂: '广西壮族自治区',
  琼: '海南省',
  渝: '重庆市',
  川: '四川省',
  黔: '贵州省',
  贵: '贵州省',
  滇: '云南省',
  云: '云南省',
  藏: '西藏自治区',
  陕: '陕西省',
  甘: '甘肃省',
  青: '青海省',
  宁: '宁夏回族自治区',
  新: '新疆维吾尔自治区',
};

/** 鲁政发〔2023〕15号 is a number of 山东省: 鲁 → 山东省. */
export function provinceOfAbbreviation(character: string): string | null {
  return ABBREVIATIONS[character] ?? null;
}

const SHORT_PROVINCE =
  /北京市?|天津市?|上海市?|重庆市?|河北省|山西省|辽宁省|吉林省|黑龙江省|江苏省|浙江省|安徽省|福建省|江西省|山东省|河南省|湖北省|湖南省|广东省|海南省|四川省|贵州省|云南省|陕西省|甘肃省|青海省|台湾省|内蒙古(?:自治区)?|广西(?:壮族自治区)?|西藏(?:自治区)?|宁夏(?:回族自治区)?|新疆(?:维吾尔自治区)?/gu;

const FULL_PROVINCE: Readonly<Record<string, string>> = {
  北京: '北京市',
  天津: '天津市',
  上海: '上海市',
  重庆: '重庆市',
  内蒙古: '内蒙古自治区',
  广西: '广西壮族自治区',
  西藏: '西藏自治区',
  宁夏: '宁夏回族自治区',
  新疆: '新疆维吾尔自治区',
};

/** Full names of the provinces that a text names, in order, repeats included. */
export function namedProvinces(text: string): string[] {
  return Array.from(text.matchAll(SHORT_PROVINCE), (match) => FULL_PROVINCE[match[0]] ?? match[0]);
}
