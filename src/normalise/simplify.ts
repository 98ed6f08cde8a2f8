/**
 * Traditional → Simplified, and only where the text is Traditional: `著力建設` → `着力建设`, while 显著 in a text that
 * is already Simplified is never seen by the converter. Character conversion only; vocabulary (資訊, 網路) stays.
 */
import { createRequire } from 'node:module';
import { countScripts, decideScript, type Script } from '../chinese/script.js';
import type { Edit } from '../text/edit.js';

type Convert = (text: string) => string;

let converter: Convert | undefined;

/** The converter's `t` table leaves 著 alone, since it cannot tell 著力 from 著作. */
const VERBAL_ZHU =
  /(?<![显顯编編专專名论論原土卓昭译譯巨拙所合撰遗遺新旧舊大])著(?![作名称稱述录錄书書者录])/gu;

function loadConverter(): Convert {
  if (converter === undefined) {
    const opencc = createRequire(import.meta.url)('opencc-js/t2cn') as {
      Converter: (options: { from: 't'; to: 'cn' }) => Convert;
    };
    const convert = opencc.Converter({ from: 't', to: 'cn' });
    converter = (text) => convert(text).replace(VERBAL_ZHU, '着');
  }
  return converter;
}

/** Edits that turn the Traditional lines of a text into Simplified; none where the script is `hans`. */
export function simplify(text: string): { script: Script; edits: Edit[] } {
  const script = decideScript(text);
  if (script === 'hans') return { script, edits: [] };
  const convert = loadConverter();
  if (script === 'hant') {
    const after = convert(text);
    if (after.length === text.length) {
      return { script, edits: [{ start: 0, end: text.length, insert: after, aligned: true }] };
    }
  }
  const edits: Edit[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    const { hant, hans } = script === 'mixed' ? countScripts(line) : { hant: 1, hans: 0 };
    if (line.length > 0 && hant > hans) {
      const after = convert(line);
      if (after !== line) edits.push({ start, end, insert: after, aligned: after.length === line.length });
    }
    start = end + 1;
  }
  return { script, edits };
}
