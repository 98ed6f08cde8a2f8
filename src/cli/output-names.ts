/**
 * plan.txt → plan.json, and 2023/plan.txt of a folder → 2023-plan.json; where two inputs would meet in one file, the later keeps its
 * ending and a number. No plan is written over: plan.md among the plans of that folder becomes plan.md.md.
 */
import { resolve } from 'node:path';
import type { DocumentFormat } from '../report/index.js';
import { ENDINGS } from './extract-options.js';
import type { Input } from './files.js';

export class OutputNames {
  private readonly formats: readonly DocumentFormat[];
  private readonly taken = new Set<string>();

  private readonly folder: string;
  private readonly plans: ReadonlySet<string>;

  constructor(
    formats: readonly DocumentFormat[],
    folder: string | null = null,
    inputs: readonly Input[] = [],
  ) {
    this.formats = formats;
    this.folder = folder ?? '';
    this.plans = new Set(inputs.flatMap(({ path }) => (path === null ? [] : [resolve(path)])));
  }

  give(input: Input): string[] {
    const name = (input.below ?? input.name).replaceAll(/[/\\]/gu, '-');
    const dot = name.lastIndexOf('.');
    const stem = dot > 0 ? name.slice(0, dot) : name;
    let candidate = stem;
    if (this.isTaken(candidate)) candidate = name;
    for (let k = 2; this.isTaken(candidate); k += 1) candidate = `${name}-${k}`;
    return this.take(candidate);
  }

  /** Names that an earlier run gave, so that a later one gives them to nobody else; null where they are not of these formats. */
  keep(names: readonly string[]): string[] | null {
    const ending = ENDINGS[this.formats[0] as DocumentFormat];
    const [first = ''] = names;
    if (!first.endsWith(ending)) return null;
    const stem = first.slice(0, -ending.length);
    return this.taken.has(stem.toLowerCase()) ? null : this.take(stem);
  }

  private isTaken(stem: string): boolean {
    return (
      this.taken.has(stem.toLowerCase()) ||
      this.formats.some((format) => this.plans.has(resolve(this.folder, `${stem}${ENDINGS[format]}`)))
    );
  }

  private take(stem: string): string[] {
    this.taken.add(stem.toLowerCase());
    return this.formats.map((format) => `${stem}${ENDINGS[format]}`);
  }
}
