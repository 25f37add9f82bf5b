import { amountOf, bare, type Fields, type Phrase, type Word } from './phrase.ts'

const verbs: Readonly<Record<string, string>> = { planting: '种', livestock: '养' }

/** 种谷子 6 亩, 养羊 15 只, 庭院经济花椒 2 亩. */
function stock({ activity, item, quantity, unit }: Fields): string {
  const verb = item === undefined ? undefined : verbs[String(activity?.value)]
  // Whoever wrote 种花椒 as the item is not told 种种花椒.
  const doing = verb === undefined ? (activity?.words ?? '') : item?.words.startsWith(verb) === true ? '' : verb
  const what = `${doing}${verb === undefined && doing !== '' && item !== undefined ? '，' : ''}${item?.words ?? ''}`
  return [what, amountOf(quantity, unit)].filter((part) => part !== '').join(' ')
}

const first = ['activity', 'item', 'quantity', 'unit']

/** All four are one clause, said where the first of them stands. */
const together: Word = (told, fields) => {
  if (told !== first.map((code) => fields[code]).find((each) => each !== undefined)) return null
  return stock(fields)
}

export const industry: Phrase = {
  first,
  words: {
    activity: together,
    item: together,
    quantity: together,
    unit: ({ words }, fields) => ((fields.activity ?? fields.item ?? fields.quantity) ? null : words),
    mode: bare,
    sales: ({ words }) => `卖了 ${words}`,
  },
}
