/** What the tasks of several plans can be put together by; apart from the schema, so that the command line need not load it. */
export const GROUP_KEYS = ['topic', 'indicator', 'office', 'chapter', 'deadline'] as const;
export type GroupKey = (typeof GROUP_KEYS)[number];
