/** One item of a streamed body: where it stands, and what it says or what is wrong with it. */
export type ParsedItem = { line: number; value: unknown } | { line: number; problem: string };

/** Items of a streamed body as they come, a few at a time. */
export type ParsedItems = AsyncIterable<ParsedItem[]>;
