import type { NotAmended, SayOf } from '../../../bot/replies/say.ts'
import type { Ask } from '../../../domain/asks.ts'
import { type Example, today, visit, wang, work } from './example.ts'

const notAmended = (why: NotAmended, over: Partial<SayOf<'not-amended'>> = {}): SayOf<'not-amended'> => ({
  say: 'not-amended',
  today,
  why,
  said: null,
  report: null,
  ...over,
})

const wages: Ask = {
  ask: 'which-amend',
  reportIds: ['r', 's'],
  act: 'correct',
  now: '4800',
  choices: ['王磊', '李娜'].map((whom, at) => ({
    id: String(at),
    kind: 'employment',
    whom,
    village: '中王村',
    date: today,
    field: 'monthlyWage',
    value: 4500 + 500 * at,
    household: null,
  })),
}
const withdraw: Ask = { ask: 'withdraw', reportIds: ['r'] }
const whose: Ask = { ask: 'whose-picture', reportIds: [], evidenceIds: ['e'], choices: [wang] }
const pictures = { say: 'evidence', today, count: 1, known: 0, refused: [], question: null } as const
const tooBig = '图片超过 10 MB：发的时候不选“原图”，再发一次'

/** What is said of corrections and withdrawals that need a word, and of pictures. */
export const amended: readonly Example[] = [
  {
    when: '撤回（一天前报的）',
    say: { say: 'sure-withdraw', today, on: '2024-07-15', report: visit, question: withdraw },
  },
  { when: '更正，合两条', say: { say: 'which-amend', today, question: wages } },
  { when: '撤回（没报过）', say: notAmended('nothing-to-withdraw') },
  { when: '更正 王五 …', say: notAmended('nothing-told', { said: '王五' }) },
  { when: '更正 43 天前的', say: notAmended('told-long-ago', { report: { ...visit, date: '2024-06-04' } }) },
  { when: '更正 王磊 那个', say: notAmended('not-read', { report: work }) },
  { when: '更正成一样的', say: notAmended('same', { report: work }) },
  { when: '更正 没这个人', say: notAmended('nobody', { said: '钱多多' }) },
  { when: '引用别人的回复改', say: notAmended('another') },
  { when: '引用一句闲话：撤回', say: notAmended('no-quote') },
  { when: '引用撤了的', say: notAmended('gone') },
  { when: '更正成不会有的数', say: notAmended('bad-value', { said: '月工资写成 1000 到 30000 之间的数，如 4500' }) },
  { when: '更正没说过的一项', say: notAmended('no-field', { said: '成本', report: work }) },
  { when: '不对，是3500（半小时后）', say: notAmended('half-hour', { report: work }) },
  { when: '不对', say: notAmended('what', { report: work }) },
  { when: '要撤回吗 → 取消', say: notAmended('kept', { report: visit }) },
  { when: '更正存疑 → 取消', say: notAmended('as-before', { report: work }) },
  { when: '一张照片', say: { ...pictures, household: wang, kind: 'visit' } },
  { when: '照片（不知道谁家）', say: { ...pictures, household: null, kind: null, question: whose }, card: true },
  { when: '照片太大', say: { ...pictures, count: 0, household: null, kind: null, refused: [tooBig] } },
  { when: '一段视频', say: { say: 'media-refused', why: '视频不能存：请发图片' } },
]
