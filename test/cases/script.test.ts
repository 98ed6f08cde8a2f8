/** Which script a text is written in: 國 tells, 后 and 云 do not, and one stray 國 leaves a text Simplified. */
import { decideScript } from '../../src/chinese/script.js';
import { testCases } from '../support/cases.js';

testCases('script', (input) => decideScript(input));
