/** The mark that opens a line, and what follows it: `（二）加快建设` → han-paren 2; `2.0版上线` opens nothing. */
import { fold } from '../../src/chinese/fold.js';
import { readMarker } from '../../src/chinese/marker.js';
import { testCases } from '../support/cases.js';

testCases('marker', (input) => {
  const marker = readMarker(fold(input));
  return marker === null
    ? null
    : { kind: marker.kind, number: marker.number, rest: input.slice(marker.length) };
});
