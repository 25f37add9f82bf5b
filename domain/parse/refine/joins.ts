const joins = /^\s*(?:至|到|直到|-{1,2}|~{1,2}|—{1,2}|–)\s*(?:了|的)?\s*$/

/** Whether the words between two readings make them the ends of a span: 到, 至, -, ~. */
export const isSpan = (text: string, end: number, start: number): boolean =>
  start > end && start - end <= 5 && joins.test(text.slice(end, start))
