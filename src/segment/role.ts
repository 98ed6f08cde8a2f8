/** What a clause is for, by the words of its heading: 发展现状 looks back, 发展目标 sets levels, 保障措施 secures the rest. */
import type { ClauseRole } from '../model/document.js';

const BACKGROUND =
  /现状|形势|背景|成效|成就|存在(?:的)?(?:主要)?问题|(?<!(?:解决|整治|治理|整改|破解|化解)[^、，]{0,10})(?:主要|突出)问题|回顾|机遇|挑战|发展基础|现实基础|工作基础|基本情况|(?<!补[^、，]{0,10})短板|发展环境|规划背景/u;
const GOAL = /目标|指标|愿景/u;
const FRAME =
  /指导思想|总体要求|总体思路|基本原则|工作原则|基本思路|总体框架|发展思路|工作思路|适用范围|总则|编制依据|建设原则/u;
const SAFEGUARD =
  /(?<!社会|医疗|住房|民生|能源|粮食|供应|兜底|养老|基本)保障|组织实施|组织领导|工作要求|实施机制|推进机制|督[查导]|考核|监督|宣传(?!文化)|附则|有关要求|强化落实|工作机制|资金支持|要素支撑|责任落实/u;

/** `parent` is the role of the clause above, null for a top clause. */
export function decideRole(heading: string, parent: ClauseRole | null): ClauseRole {
  if (parent === 'background' || parent === 'safeguard' || parent === 'goal') return parent;
  if (parent === 'task')
    return /^(?:主要|工作|发展|总体|具体|年度)?目标(?:任务)?$/u.test(heading) ? 'goal' : 'task';
  if (heading.length <= 30) {
    if (BACKGROUND.test(heading)) return 'background';
    if (FRAME.test(heading)) return 'other';
    if (GOAL.test(heading) && !/任务|责任/u.test(heading)) return 'goal';
    if (parent === null && SAFEGUARD.test(heading)) return 'safeguard';
  }
  return parent === null ? 'task' : parent;
}
