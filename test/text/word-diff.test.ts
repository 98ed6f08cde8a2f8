import { describe, expect, it } from 'vitest';
import { cutWords, diffWords, gatherRuns } from '../../src/text/word-diff.js';

const cut = (text: string): string[] => cutWords(text).map((word) => word.text);
const diff = (old: string, now: string): string =>
  gatherRuns(diffWords(cutWords(old), cutWords(now)), (a, b) => a.text === b.text)
    .map(({ kind, word }) =>
      kind === 'kept' ? word.text : `[${kind === 'dropped' ? '-' : '+'}${word.text}]`,
    )
    .join('');

describe('cutWords', () => {
  it.each([
    ['覆盖率达到95%以上', ['覆', '盖', '率', '达', '到', '95%', '以', '上']],
    ['投资1,200.5万元', ['投', '资', '1,200.5万元']],
    ['百分之九十五', ['百分之九十五']],
    ['建成十二项', ['建', '成', '十二项']],
    ['5G基站3座', ['5', 'G', '基', '站', '3座']],
    ['采用LoRa组网', ['采', '用', 'LoRa', '组', '网']],
    ['统一规划一体化', ['统', '一', '规', '划', '一', '体', '化']],
    ['万众创新', ['万', '众', '创', '新']],
    ['断 行\n处', ['断', '行', '处']],
    ['', []],
  ])('%s', (text, expected) => expect(cut(text)).toEqual(expected));
});

describe('diffWords', () => {
  it.each([
    ['达到95%', '达到98%', '达到[-95%][+98%]'],
    ['新建1200个', '新建12000个', '新建[-1200个][+12000个]'],
    ['鼓励开办', '支持开办', '[-鼓][-励][+支][+持]开办'],
    ['不变', '不变', '不变'],
    ['', '新词', '[+新][+词]'],
    ['工作见行见效', '工作落地见效', '工作[+落][+地][-见][-行]见效'],
    ['建立台账', '建设数据库。建立台账', '[+建][+设][+数][+据][+库][+。]建立台账'],
    ['见效', '见行见效', '见[+行][+见]效'],
    ['一村一策，一镇一品', '一村一策，一品', '一村一策，一[-镇][-一]品'],
  ])('%s and %s', (old, now, expected) => expect(diff(old, now)).toBe(expected));

  it('tells texts that share nothing, however long, as two texts', () => {
    const steps = diffWords(cutWords('甲'.repeat(5000)), cutWords('乙'.repeat(5000)));
    expect(steps).toHaveLength(10_000);
    expect(steps.every(({ kind }) => kind !== 'kept')).toBe(true);
  });
});
