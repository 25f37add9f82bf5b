// Western Henan and what its speakers' messages write for it; each stands for a word of the same length, so that
// offsets stay (冇 and 木 are 没 by sound, 嘞 and 咧 are 的 or 了).
const said = /木有|冇|木(?=[事啥活钱人问法得住])|俺|[嘞哩](?=[一-鿿])|[嘞咧]|恁(?=家|们)/g

const mayBeSaid = /[木冇俺嘞哩咧恁]/

/** The covered text (mask.ts) as the grammar's words write it: 种嘞烟叶, 木有困难, 俺们给. Texts are never taken from it. */
export function plainSpeech(masked: string): string {
  if (!mayBeSaid.test(masked)) return masked
  return masked.replace(said, (word, at: number) => {
    switch (word) {
      case '木有':
        return '没有'
      case '俺':
        return '我'
      case '恁':
        return '你'
      case '嘞':
      case '哩':
      case '咧':
        return followsVerb(masked, at) ? '的' : goesOn.test(masked.slice(Math.max(0, at - 2), at)) ? '呢' : '了'
      default:
        return '没'
    }
  })
}

// 在幼儿园上班嘞: one is at it.
const goesOn = /上班|打工|务工|干活|[着干]$/

// 种嘞烟叶 is 种的; 回来嘞 and 卖嘞〔4000〕 are 了.
const followsVerb = (masked: string, at: number): boolean => {
  const next = masked.charCodeAt(at + 1)
  return next >= 0x4e00 && next <= 0x9fff
}
