/** Offices of one function fall together under one canonical name: 市人社局 and 市人力资源和社会保障局; others stay apart. */
import { canonicalOffice } from '../../src/lexicon/offices.js';
import { testCases } from '../support/cases.js';

testCases('office', (_, __, row) => {
  const groups = new Map<string, string[]>();
  for (const name of row.input as string[]) {
    const canonical = canonicalOffice(name);
    groups.set(canonical, [...(groups.get(canonical) ?? []), name]);
  }
  return [...groups.values()];
});
