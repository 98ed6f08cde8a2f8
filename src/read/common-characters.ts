/**
 * The characters that make up most of any Chinese text, simplified and traditional. Bytes decoded with the right
 * character set are full of them (市政府各部门); decoded with the wrong one they are not (庈淉葬跪窒藷).
 */
const SIMPLIFIED =
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求头基资流路级统接知较将组见计别期根论运农指区强放决西做必先回则任取据处南给色光门即保治北造百规热领七海口东导志世金增济阶思术极交受联认六共权收证改清采转更单教速带安场车例务具万每目至达积示议完类八名确科信节整况集传步群广需段研究织低持众布复容际商验连断深难近千周委技备办省列习约支团历市何构府称准精值号率族维划选标存快效院查型按格养易置层专状育厂识适属包住调满县局照参细引价严镇街乡村企创服督责牵落推促升优融';
const TRADITIONAL =
  '這為個國時來們產種後過說發經進著電裡現實機當點從業應開還關樣與數質氣變條沒結問無題黨員總設長頭資級統見計論運農區強決則據處給門規熱領東導階術極聯認權證轉單帶場車務萬達積議類確節況傳廣織眾復際驗連斷難備辦習約團歷構稱準號維劃選標養層專狀廠識適屬調滿縣參細價嚴鎮鄉創責牽優產體兩線間於濟劃';
const MARKS = '，。、；：“”（）《》「」〔〕！？—％·';

const COMMON = new Set(SIMPLIFIED + TRADITIONAL + MARKS);

/** Share of the characters outside ASCII that are common Chinese; each that decoding lost counts against it. */
export function commonShare(text: string): number {
  let foreign = 0;
  let common = 0;
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    if (code < 0x80) continue;
    foreign += 1;
    if (code === 0xfffd || (code >= 0xe000 && code <= 0xf8ff)) common -= 1;
    else if (COMMON.has(character)) common += 1;
  }
  return foreign === 0 ? 0 : common / foreign;
}
