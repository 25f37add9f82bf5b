// 看病花了5000、女儿上学花了8000 · 李秀英学月嫂、王磊学电工: behind a figure, or before whom the next is about, 、 parts
// statements as a comma does; between names alone (王建国、李铁柱) and things (米、面、油) it does not.
const betweenStatements =
  /(?<=\uE001(?:\uE003|左右|块钱?|元|整|的)?)、(?!\uE001)|(?<=[^\uE000\uE005家户、,。;\s])、(?=[给帮为]?\uE000)|(?<=[^\uE000\uE005、,。;\s]{3})、(?=\uE005)|(?<=\uE001(?:块钱?|元)?)[和跟及](?=[^\uE000-\uE003,。;、\s]{1,8}\uE001)/g

const hasLists = /[、和跟及]/

/** The covered text (mask.ts), of the same length, with a comma for each 、 that parts statements. */
export function partLists(masked: string): string {
  return hasLists.test(masked) ? masked.replace(betweenStatements, ',') : masked
}
