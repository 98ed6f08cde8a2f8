/**
 * Fonts that a PDF does not carry with it name a character map instead: `GBK-EUC-H` says that D3 EC CA D0 is 屿市 in GBK. The parser asks
 * for such maps by name; they are made here from the decoders of Node. The numbers that the parser has between codes and characters are our own, so
 * nothing is said of fonts that are carried along with the numbers of a foundry.
 */
const GBK_MAP = /^(?:GB|GBpc|GBK|GBKp)-EUC-[HV]$|^GBK2K-[HV]$/u;
const BIG5_MAP = /^(?:B5pc|ETen-B5|ETenms-B5)-[HV]$/u;
const UNICODE_MAP = /^Uni(?<order>GB|CNS)-(?:UCS2|UTF16)-[HV]$/u;
const TO_UNICODE = /^Adobe-(?<order>GB1|CNS1)-UCS2$/u;

/** Sixteen bits hold both kinds of code: those of two bytes stand where Unicode has Korean and private characters. */
const DOUBLE_BYTE_AT = 0xa000;
const [FIRST_LEAD, LAST_LEAD, FIRST_TRAIL, LAST_TRAIL] = [0x81, 0xfe, 0x40, 0xfe];
const TRAILS = LAST_TRAIL - FIRST_TRAIL + 1;
const UNICODE_RANGES = [
  [0x0080, 0x9fff],
  [0xfe10, 0xffff],
] as const;
/**
 * ASCII alone has the numbers of the foundries, since a file gives the widths of its letters by them: `/W [1 95 500]`. There is a
 * series of letters as wide as they are, and one of letters half as wide as a character.
 */
const [FIRST_ASCII, LAST_ASCII] = [0x20, 0x7e];
const PROPORTIONAL = 1;
const HALF_WIDTH = { GB1: 814, CNS1: 13_648 } as const;
const HALF_WIDTH_MAP = /^(?:GB-EUC|GBK-EUC|ETen-B5)-[HV]$/u;
const HALF_WIDTH_BLANK = 7716;
const PER_BLOCK = 100;

/** The parser makes one for each document and asks it for maps. */
export class CharacterMaps {
  private readonly asked = new Set<string>();

  /** By this name the parser asks; nothing is fetched. */
  readonly fetch = ({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> => {
    const map = kind === 'cMapUrl' ? this.makeMap(filename) : null;
    if (map === null) return Promise.reject(new Error(`${filename} is not at hand`));
    return Promise.resolve(new TextEncoder().encode(map));
  };

  private makeMap(name: string): string | null {
    const order = TO_UNICODE.exec(name)?.groups?.['order'];
    // a font with the numbers of a foundry: ours would make other words of them
    if (order !== undefined) return this.asked.has(order) ? toUnicode(name, order) : null;
    const unicode = UNICODE_MAP.exec(name)?.groups?.['order'];
    if (unicode !== undefined) {
      this.asked.add(`${unicode}1`);
      const ranges = UNICODE_RANGES.map(([first, last]) => `<${hex(first)}> <${hex(last)}> ${first}`);
      ranges.unshift(`<${hex(FIRST_ASCII)}> <${hex(LAST_ASCII)}> ${PROPORTIONAL}`);
      return wrap(name, ['<0000> <FFFF>'], block('cidrange', ranges));
    }
    if (!GBK_MAP.test(name) && !BIG5_MAP.test(name)) return null;
    const own = GBK_MAP.test(name) ? 'GB1' : 'CNS1';
    this.asked.add(own);
    const ranges = singleBytes(HALF_WIDTH_MAP.test(name) ? HALF_WIDTH[own] : PROPORTIONAL);
    for (let lead = FIRST_LEAD; lead <= LAST_LEAD; lead += 1)
      ranges.push(
        `<${hex(lead * 256 + FIRST_TRAIL)}> <${hex(lead * 256 + LAST_TRAIL)}> ${numberOf(lead, FIRST_TRAIL)}`,
      );
    return wrap(name, ['<00> <80>', '<8140> <FEFE>'], block('cidrange', ranges));
  }
}

/** In GB1 the half-wide blank has a place of its own, before the mark of exclamation. */
function singleBytes(first: number): string[] {
  if (first !== HALF_WIDTH.GB1) return [`<20> <7E> ${first}`];
  return [`<20> <20> ${HALF_WIDTH_BLANK}`, `<21> <7E> ${first}`];
}

function numberOf(lead: number, trail: number): number {
  return DOUBLE_BYTE_AT + (lead - FIRST_LEAD) * TRAILS + trail - FIRST_TRAIL;
}

function toUnicode(name: string, order: string): string {
  const ranges = UNICODE_RANGES.map(([first, last]) => `<${hex(first)}> <${hex(last)}> <${hex(first)}>`);
  const pairs: string[] = [];
  // after the ranges: what stands later counts
  const half = HALF_WIDTH[order === 'GB1' ? 'GB1' : 'CNS1'];
  for (let code = FIRST_ASCII; code <= LAST_ASCII; code += 1) {
    const place = order === 'GB1' ? (code === FIRST_ASCII ? HALF_WIDTH_BLANK : half - 1) : half;
    const halfWide = place === HALF_WIDTH_BLANK ? place : place + code - FIRST_ASCII;
    for (const cid of [PROPORTIONAL + code - FIRST_ASCII, halfWide])
      pairs.push(`<${hex(cid)}> <${hex(code)}>`);
  }
  const decoder = new TextDecoder(order === 'GB1' ? 'gb18030' : 'big5');
  for (let lead = FIRST_LEAD; lead <= LAST_LEAD; lead += 1)
    for (let trail = FIRST_TRAIL; trail <= LAST_TRAIL; trail += 1) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && character !== '\ufffd')
        pairs.push(`<${hex(numberOf(lead, trail))}> <${hex(character.charCodeAt(0))}>`);
    }
  return wrap(name, ['<0000> <FFFF>'], `${block('bfrange', ranges)}\n${block('bfchar', pairs)}`);
}

/** The format allows a hundred entries between two of its words. */
function block(word: string, entries: readonly string[]): string {
  const blocks: string[] = [];
  for (let i = 0; i < entries.length; i += PER_BLOCK) {
    const some = entries.slice(i, i + PER_BLOCK);
    blocks.push(`${some.length} begin${word}\n${some.join('\n')}\nend${word}`);
  }
  return blocks.join('\n');
}

function wrap(name: string, spaces: readonly string[], body: string): string {
  const space = `${spaces.length} begincodespacerange\n${spaces.join('\n')}\nendcodespacerange`;
  return `begincmap\n/CMapName /${name} def\n/WMode 0 def\n${space}\n${body}\nendcmap\n`;
}

function hex(value: number): string {
  return value.toString(16).toUpperCase().padStart(4, '0');
}
