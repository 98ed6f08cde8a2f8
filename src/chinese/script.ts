/**
 * Which script a text is written in, told by characters that exist in one script only (國 against 国). Characters that
 * both share (后, 里, 云, 干) say nothing.
 */

export type Script = 'hans' | 'hant' | 'mixed';

/** Frequent pairs, Traditional first. */
const PAIRS =
  '國国與与為为個个這这們们來来時时對对會会發发動动業业務务實实現现開开關关設设體体產产經经濟济區区縣县鄉乡鎮镇' +
  '強强網网絡络數数據据機机構构統统領领導导責责單单位位標标準准進进運运營营環环護护監监測测評评價价財财資资質质' +
  '農农條条規规劃划劃划處处辦办門门間间問问題题應应該该從从無无過过還还後后種种類类術术團团圍围圖图場场報报頭头' +
  '員员議议論论訊讯證证計计記记訂订認认識识調调談谈請请課课講讲試试話话語语說说誤误讀读變变讓让謝谢護护費费貿贸' +
  '負负責责買买賣卖賬账貨货質质贈赠車车輛辆軌轨轉转輪轮輸输軟软較较輕轻載载鐵铁鋼钢銀银錢钱錄录鏈链鎖锁鏡镜長长' +
  '門门閉闭開开閱阅陽阳陰阴際际陸陆險险隊队階阶隨随難难電电靈灵響响頁页項项順顺須须預预額额顯显風风飛飞館馆飲饮' +
  '養养驗验驅驱馬马魚鱼鳥鸟點点黨党齊齐龍龙聯联聽听職职聲声腦脑膽胆臨临舉举舊旧藝艺蘇苏蓋盖藥药蘭兰號号蟲虫補补裝装' +
  '複复見见觀观覽览覺觉親亲視视訪访詢询詳详誠诚諮咨譯译貢贡貧贫貴贵貸贷賀贺賓宾賞赏賢贤趨趋跡迹踐践軍军輔辅達达' +
  '遠远適适選选邊边郵邮鄰邻醫医釋释針针銷销鋪铺錯错鍵键鑑鉴雙双雜杂雲云離离霧雾靜静頂顶頻频顧顾願愿類类驟骤鬥斗' +
  '億亿優优儲储儀仪價价傳传傷伤債债傾倾僅仅兒儿兩两冊册凍冻凱凯剛刚創创劇剧劍剑勞劳勢势勝胜勵励勸劝協协歷历厲厉' +
  '參参叢丛嚴严喪丧嘗尝圓圆執执堅坚報报壓压壞坏壯壮夠够夢梦奪夺奮奋婦妇媽妈孫孙學学寧宁審审寫写寬宽專专將将尋寻' +
  '層层屬属岡冈島岛崗岗帥帅師师帶带幣币幫帮幹干庫库廠厂廢废廣广廳厅張张強强彈弹彙汇復复徹彻徵征態态慮虑慶庆憂忧' +
  '憲宪懷怀懸悬戰战戲戏戶户拋抛掃扫掛挂採采揚扬換换損损搶抢撥拨擁拥擇择擊击擔担據据擬拟擴扩攝摄斷断曉晓暫暂書书' +
  '東东條条楊杨極极榮荣樓楼樣样樹树橋桥檔档檢检權权歡欢歲岁歸归殘残殺杀氣气決决沒没況况減减測测準准溝沟溫温滅灭' +
  '滿满漁渔漢汉潔洁濕湿灣湾災灾燈灯營营燒烧爐炉爭争爺爷牆墙狀状獎奖獨独獲获獻献現现瑪玛環环產产畫画異异當当療疗' +
  '發发盜盗盡尽監监盤盘眾众確确碼码礎础禮礼禍祸離离種种積积穩稳窮穷競竞筆笔節节範范築筑簡简簽签籌筹糧粮糾纠紀纪' +
  '約约紅红純纯紙纸級级細细終终組组結结給给絡络統统絲丝經经綜综綠绿維维網网緊紧線线緣缘編编練练縣县縮缩總总績绩' +
  '織织繼继續续罰罚羅罗義义習习聖圣聞闻肅肃脈脉脫脱腳脚臺台興兴艱艰莊庄華华葉叶薦荐蔣蒋虛虚蝕蚀術术衛卫衝冲';

const TRADITIONAL = new Set<string>();
const SIMPLIFIED = new Set<string>();
for (let i = 0; i + 1 < PAIRS.length; i += 2) {
  const hant = PAIRS[i] as string;
  const hans = PAIRS[i + 1] as string;
  if (hant !== hans) {
    TRADITIONAL.add(hant);
    SIMPLIFIED.add(hans);
  }
}
/** Simplified forms that are characters of traditional writing too. */
for (const shared of '后云干斗台里准咨征范御汇采复冲划筑位面占余系表升松') SIMPLIFIED.delete(shared);

const HANT = 1;
const HANS = 2;
const MARKS = new Uint8Array(65_536);
for (const c of TRADITIONAL) MARKS[c.charCodeAt(0)] = HANT;
for (const c of SIMPLIFIED) MARKS[c.charCodeAt(0)] = HANS;

/** Characters that exist in one script only. */
export function countScripts(text: string): { hant: number; hans: number } {
  let hant = 0;
  let hans = 0;
  for (let i = 0; i < text.length; i += 1) {
    const mark = MARKS[text.charCodeAt(i)];
    if (mark === HANT) hant += 1;
    else if (mark === HANS) hans += 1;
  }
  return { hant, hans };
}

/**
 * `hant` where traditional forms prevail, `hans` where there are next to none, `mixed` between. A stray traditional
 * character in a simplified text (a name, a slip) leaves it simplified.
 */
export function decideScript(text: string): Script {
  const { hant, hans } = countScripts(text);
  if (hant === 0) return 'hans';
  const share = hant / (hant + hans);
  if (share >= 0.9) return 'hant';
  return share < 0.03 ? 'hans' : 'mixed';
}
