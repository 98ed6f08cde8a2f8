/** The gazetteer: a full name → its divisions; a name that two provinces share gives both, an unknown one none. */
import { findPlaces } from '../../src/lexicon/places.js';
import { brief, testCases } from '../support/cases.js';

testCases('place', (input) => findPlaces(input).map((place) => brief({ ...place }, { name: input })));
