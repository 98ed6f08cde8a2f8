/** The version of the JSON contract that documents and comparisons follow. */
export const SCHEMA_VERSION = '1.0';
