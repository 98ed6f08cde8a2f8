/** Numerals against their labelled cases: 一百二十 → 120; 第三, 几十 are none. */
import { fold } from '../../src/chinese/fold.js';
import { readNumeral } from '../../src/chinese/numeral.js';
import { testCases } from '../support/cases.js';

testCases('numeral', (input) => readNumeral(fold(input)));
