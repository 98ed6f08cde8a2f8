/** The words that head a time limit: 完成时限, 办结期限要求, 时间节点. */
export const LIMIT_WORDS = '(?:时限|时间|期限|节点|日期)(?:要求)?';

const LABEL = new RegExp(`${LIMIT_WORDS}[^:\\n]{0,2}[:为] ?$`, 'u');
const REACH = 12;

/** Whether such a label with its colon ends or 为 right before `at`: 完成时限：2024年11月20日, 完成时限为2024年11月, 【时间节点】：12月. */
export function isUnderLimitLabel(folded: string, at: number): boolean {
  return LABEL.test(folded.slice(Math.max(0, at - REACH), at));
}
