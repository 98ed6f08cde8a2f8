/** What two versions say of themselves: 云政办发〔2024〕3号 that is 〔2024〕13号 now, 2021–2023 that is 2021–2025. */
import { fold } from '../../chinese/fold.js';
import type { Meta } from '../../model/document.js';
import type { MetaChange } from '../../model/versions.js';

const FIELDS: readonly (readonly [MetaChange['field'], (meta: Meta) => string | null])[] = [
  ['title', ({ title }) => title],
  ['documentNumber', ({ documentNumber }) => documentNumber],
  ['issuer', ({ issuer }) => issuer],
  ['issuedOn', ({ issuedOn }) => issuedOn],
  ['period', showPeriod],
  ['jurisdiction', ({ jurisdiction }) => jurisdiction],
];

export function compareMeta(old: Meta, now: Meta): MetaChange[] {
  return FIELDS.flatMap(([field, read]) => {
    const [before, after] = [read(old), read(now)];
    return keyOf(before) === keyOf(after) ? [] : [{ field, old: before, new: after }];
  });
}

function showPeriod({ periodStart, periodEnd, planYear }: Meta): string | null {
  const years = [periodStart ?? planYear, periodEnd ?? planYear].filter((year) => year !== null);
  return years.length === 0 ? null : [...new Set(years)].join('–');
}

/** The forms of one mark, 〔２０２４〕 and 〔2024〕, are no change. */
function keyOf(value: string | null): string {
  return fold(value ?? '').replace(/\s/gu, '');
}
