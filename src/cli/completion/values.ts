/** What the options and arguments of each command may be, for those whose parser does not say: `--only targets,units`. */
import { REPAIR_KINDS } from '../../index.js';
import { COMPARISON_PARTS, DOCUMENT_FORMATS, GROUP_KEYS, LIST_NAMES } from '../../report/index.js';

export interface Values {
  readonly names: readonly string[];
  /** Several may be given, with commas between them. */
  readonly isList?: boolean;
}

const KINDS: Values = { names: REPAIR_KINDS, isList: true };
const LISTS: Values = { names: LIST_NAMES, isList: true };
const FORMATS: Values = { names: DOCUMENT_FORMATS, isList: true };

export const OPTION_VALUES: Readonly<Record<string, Readonly<Record<string, Values>>>> = {
  extract: { '--format': FORMATS, '--only': LISTS },
  watch: { '--format': FORMATS, '--only': LISTS },
  compare: { '--only': { names: COMPARISON_PARTS, isList: true }, '--by': { names: GROUP_KEYS } },
  normalize: { '--only': KINDS, '--keep': KINDS },
};

export const ARGUMENT_VALUES: Readonly<Record<string, readonly string[]>> = {
  schema: ['document', 'comparison', 'versions', 'config'],
  completion: ['bash', 'zsh', 'fish', 'powershell'],
};

/** Options whose value is a file; every other one without names is a number or a word. */
export const FILE_OPTIONS: readonly string[] = ['--output', '--config', '--baseline'];
