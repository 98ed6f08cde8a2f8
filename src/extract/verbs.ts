/**
 * What is done that a count comes about: 新建 in 新建充电桩300个. One table, each verb once, with the places where it counts:
 * `opens` a phrase and is no part of what is measured; stands `inside` one (龙头企业牵头组建创新联合体), before a noun of three
 * characters, or of two (`insideShort`); belongs in what is `quoted`; says nothing alone (`empty`). `办理!时间|时限` is no verb in 办理时间.
 */
type Use = 'opens' | 'inside' | 'insideShort' | 'quoted' | 'empty';

const VERBS: readonly (readonly [uses: string, verbs: string])[] = [
  [
    'opens',
    `新建成 新改扩建 新增加 新改建 改扩建 新创建 新获批 新设立 新招引 新开工 新开通 建设 创成
    争创 引育 整合 制定 修订 对接 构建 推广 投入 筹集 筹措 开展 举办 组织 选育 繁育 支持
    扶持 开工建设 建好 设置 布局 削减 缩减 减少 降低 提升 扩大 达成 落地 引导 带动 发展 储备
    谋划 新发展 配齐 更新 升级 保护 清退 聘请 招募 招聘 吸纳 帮扶 帮助 解决 培训 供给 提供
    收集 筹建 续建 扩容 增配 修建 敷设 涵盖 服务 受理 办理!时间|时限|流程|环节
    办结!时间|时限|时长|率 梳理 归集 拥有 形成 生产 实现 推动 推进 奖补 排查 放映 除险加固
    加固 免费配发 腾退 收储 清淤 疏浚 疏通 翻建 抽检 抽查 查处 调处 走访 慰问 资助 发行 撤并
    迁建 搬迁 新招录 轮训 攻克 转化 命名 创作 复垦 补植 抚育 放流 增殖放流 签约 压降 下放
    取消 废止 下沉 推送 归并 曝光 联建 共建 协助 指导 督促 免除 减免 新(改)建 改(扩)建
    构建了`,
  ],
  [
    'opens empty',
    `整治 推出 争取 实施 开工 增加 提高 落实 种植 治理 修复 淘汰 关停 上线 覆盖 惠及 力争
    确保 奖励 补助 给予 清理`,
  ],
  ['opens inside', '培养 认定 新设 招引 配备 化解 选派 选聘 改建 增设 铺设 安装 部署 发放 招录'],
  ['opens insideShort', '选树 遴选 评选 建立 设立 布设 修缮 拆除 划定 配发 签订 盘活 栽植'],
  ['opens quoted', '新认定 新认证 新打造 新培育 新引进 累计建成 编制 监管 开工改造 节省 节约 压减 压缩'],
  ['empty', '竣工 投产 退出 取缔 公布 印发 投用 予以'],
  ['inside', '累计汇聚 配建 统筹安排 组建 派驻 下达 获批 接受'],
  ['opens inside empty', '培育 引进 完成 安排 接入 扩建'],
  ['opens inside quoted empty', '新建 新增 建成!区 打造 创建'],
  ['insideShort', '获得 荣获 夺得 输送'],
  ['opens quoted empty', '累计 改造 开放 发布'],
  ['opens inside quoted', '汇聚'],
  ['opens insideShort empty', '投放'],
  ['quoted empty', '新'],
];

/** All verbs of one use as the alternation of a pattern, longest first. */
export function verbPattern(use: Use): string {
  return VERBS.filter(([uses]) => uses.split(' ').includes(use))
    .flatMap(([, verbs]) => verbs.split(/\s+/u))
    .sort((a, b) => lengthOf(b) - lengthOf(a))
    .map((entry) => {
      const [verb = '', not] = entry.split('!');
      const plain = verb.replace(/[()]/gu, '\\$&');
      return not === undefined ? plain : `${plain}(?!${not})`;
    })
    .join('|');
}

function lengthOf(entry: string): number {
  return entry.split('!', 1)[0]?.length ?? 0;
}
