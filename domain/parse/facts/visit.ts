import { type Hit, lexicon } from '../../lexicon.ts'
import { choiceIn, type Fact, find, put, putFirst, putText } from '../fact.ts'
import type { Span } from '../types.ts'
import type { Heard } from './heard.ts'

type Sense =
  | 'none'
  | 'housing'
  | 'water'
  | 'education'
  | 'medical'
  | 'three'
  | 'four'
  | 'ok'
  | 'problem'
  | 'good'
  | 'hard'
  | 'rest'

const senses: readonly (readonly [Sense, string])[] = [
  // No points, though a point's word is in them.
  [
    'none',
    '其中 中学 中专 高中 初中 中午 中秋 集中 中间 当中 中药 人没事 水电费 水电 水果 水利 水渠 水泥 水灾 洪水 大水 房租 房贷 房产 厨房 药房 难得 难受',
  ],
  ['housing', '住房安全 安全住房 住房 房屋 房子 屋子 住的房 住的 住得 房 房顶 屋顶 墙'],
  ['water', '饮水安全 安全饮水 饮用水 自来水 饮水 吃水 用水 喝水 吃的水 水'],
  ['education', '义务教育 孩子上学 小孩上学 娃上学 上学 就学 教育 读书 念书 学习 学费'],
  ['medical', '基本医疗 医疗保障 看病 医疗 医保 就医 吃药 合作医疗'],
  ['three', '三保障 三保'],
  [
    'four',
    '三保障和饮水 三保障及饮水 三保障饮水 三保障+饮水 三保障和饮水安全 三保障及饮水安全 三保障一安全 三保障和安全饮水',
  ],
  [
    'good',
    `没啥大问题 没有大问题 没大问题 没问题 没有问题 无问题 没啥问题 没什么问题 没有什么问题 木有问题 没发现问题 未发现问题 没事 没啥事 没事儿 没啥事儿 没有事 木事
    正常 一切正常 稳定 平稳 平平稳稳 稳稳当当 安稳 没困难 没有困难 无困难 没啥困难 没什么困难 没有什么困难 木有困难 没难处 没有难处 没啥难处 没什么难处 木有难处 挺好 都好 很好 蛮好 可好
    好着呢 好着哩 好着 怪好 不错 不赖 还行 还中 都中 得劲 良好 没变化 没啥变化 没有变化 无变化 老样子 照旧 没异常 无异常 没有异常 未见异常
    过得去 平安 都安好 安好 顺顺当当 顺当 没发现返贫风险 没有返贫风险 无返贫风险 没啥情况 没情况 没毛病 木啥事 木有事 木啥 中着嘞 中着 问题不大 不愁 都挺得劲 日子过得不错 没有发现问题 不困难 没有啥问题 没有啥困难 都行 挺好的 没啥 挺中 也中 都中 还中 怪中 稳当着哩 稳当着 稳当 中着呢 中着哩 平顺 家家正常`,
  ],
  [
    'ok',
    'ok OK √ 好 中 够吃 能报 能报销 报得了 达标 有保障 安全 合格 放心 够用 不缺 不漏 通着 通了 都有 有保证 没断过 能保障 结实 牢固 齐全 都报销 交了 交过了 都交了 解决了 已解决',
  ],
  [
    'problem',
    `× 有问题 有点问题 有些问题 出了问题 出问题 存在问题 有隐患 不安全 漏雨 漏水 漏 裂缝 裂了 裂 塌 没保障 不达标 不合格 停水 断水 没水 缺水 不够吃 不通 不够用 浑 坏了 冻住 冻裂
    辍学 上不起 交不起 没着落 看不起 报不了 断保 没交 没参保 不正常 异常 不方便 费劲 跟不上 不干净 没水吃 水管 停了 没通 不稳当 时断时续 断断续续 老停 老断 钱紧 凑不够 凑不齐 没凑够 没凑齐 有窟窿 有个窟窿 有个洞 掉瓦 不够使 不够 水压小 水压低 水管子爆 水管子坏 水管子裂 水管子漏 水管子冻 水管坏 水管裂 水管冻 水管漏 水管爆 水管断 水管堵 水龙头坏 水泵坏 管子漏 管子坏 发黄 不行 不太行 不大行 不咋行 不咋样 不太中 不咋中 跑得远 太远 路远 够远 紧张 吃紧 吃力 发愁 危房 老旧 成问题 有毛病 够呛`,
  ],
  [
    'hard',
    '有困难 有点困难 有些困难 困难 难处 有难处 不好过 难过 紧巴 揭不开锅 日子紧 不稳定 不太好 情况不好 日子不好 家里不好 不中 作难 犯难 困难大 挺难 很难 太难 老难 难',
  ],
  ['rest', '其他 其它 别的 其余 除此之外 剩下的'],
]

// 没有啥大问题, 未发现任何困难: every way of saying that there is nothing.
const nothing = '没 没有 没得 无 没见 没发现 没有发现 未发现 未见 不存在'.split(' ')
const any = '|啥|什么|任何|大|啥大|什么大|太大'.split('|')
const trouble = '问题 困难 难处 事 事儿 毛病 异常 变化 麻烦 返贫风险 风险 难题'.split(' ')

/** 没啥困难, 没有大问题 … as they are made. */
export const untroubled: readonly string[] = nothing.flatMap((no) =>
  any.flatMap((some) => trouble.map((what) => `${no}${some}${what}`)),
)

// 有点小毛病, 出了问题
const troubled = '有 有点 有点儿 有些 有点小 有个小 有小 存在 出 出了 出了点'
  .split(' ')
  .flatMap((some) => '问题 毛病 隐患 麻烦'.split(' ').map((what) => some + what))

const words = lexicon([
  ...troubled.map((word) => [word, 'problem'] as const),
  ...untroubled.map((word) => [word, 'good'] as const),
  ...senses.flatMap(([sense, list]) => list.split(/\s+/).map((word) => [word, sense] as const)),
])
// 住房、饮水、教育、医疗 … 三保障 names the first three but water; with 饮水 all four.
const threeGuarantees = ['housing', 'education', 'medical'] as const
const point = { housing: ['housing'], water: ['water'], education: ['education'], medical: ['medical'] } as const

interface State {
  points: { field: string; start: number; end: number }[]
  /** The points just told of, for a second word about them: 房子漏雨住房有问题. */
  open: boolean
  /** Where the current piece began: points of an earlier piece that had their word are closed. */
  told: boolean
}

type Sensed = Hit<Sense>

const isPoint = (means: Sense): boolean => means in point || means === 'three' || means === 'four'

// 住房嘛，饮水，都没问题
const waiting = /^[的和跟与、方面情况啊嘛呢吧呃嗯这那块上也都还是就安全保障\uE000-\uE005]*[,。;!?\n\s]/
const farOff = 12
const breaks = /[,。;!?\n\s]/

/** The five points: each status goes to the points named before it in its piece, else to the situation. */
function readPoints(fact: Fact): void {
  const state: State = { points: [], open: false, told: false }
  let from = 0
  const hits = words.all(fact.text)
  for (const [at, hit] of hits.entries()) {
    if (breaks.test(fact.text.slice(from, hit.start)) && state.told) state.points = []
    const gap = fact.text.slice(from, hit.start)
    // 房子也旧，吃水没问题: what was told of a point in other words waits for none.
    if (isPoint(hit.means) && !state.told && state.points.length > 0 && breaks.test(gap) && !waiting.test(gap))
      state.points = []
    // 房子，镇里说要修还没修，人今天去看了，稳定: what stands so far off is said of the household.
    if (gap.length > farOff && breaks.test(gap)) state.points = []
    if (breaks.test(gap)) state.told = false
    from = hit.end
    const denied = (hit.means === 'hard' || hit.means === 'problem') && isDenied(fact.text, hit.start)
    const undone = (hit.means === 'good' || hit.means === 'ok') && '不没'.includes(fact.text[hit.start - 1] ?? '?')
    const unmended = hit.means === 'ok' && /[没未](?:有|能|给)?[修弄整接搞补换]$/.test(fact.text.slice(0, hit.start))
    sense(fact, state, denied ? 'good' : unmended ? 'problem' : undone ? 'none' : hit.means, hit.start, hit.end)
    if (isSafe(fact.text, hit, hits[at + 1])) sense(fact, state, 'ok', hit.start, hit.end)
  }
}

// 住房安全，饮水安全: where no word of how it stands follows, the point's own name says it.
const isSafe = (text: string, hit: Sensed, next: Sensed | undefined): boolean =>
  /^(?:住房安全|安全住房|饮水安全|安全饮水|医疗保障)$/.test(hit.word) &&
  (next === undefined || breaks.test(text.slice(hit.end, next.start)) || /[房水学疗]/.test(next.word))

// 木有啥难处, 没发现任何问题
const isDenied = (text: string, at: number): boolean =>
  /(?:没|木|无|未|冇)(?:有|得|见|发现)?(?:啥|什么|任何|一点|大|过)?的?$/.test(text.slice(Math.max(0, at - 6), at))

// 孩子辍学了, 停水三天: what is wrong names its point.
const implied = [
  ['education', /^(?:辍学|上不起|交不起)/],
  ['water', /^(?:停水|断水|没水|缺水|没水吃|水管.|水龙头|水泵|管子)/],
  ['housing', /^(?:漏雨|危房)/],
] as const

function putImplied(fact: Fact, start: number, end: number, span: Span): void {
  const point = implied.find(([, pattern]) => pattern.test(fact.text.slice(start, end)))
  if (point !== undefined) put(fact, point[0], 'problem', span)
}

function sense(fact: Fact, state: State, means: Sense, start: number, end: number): void {
  const span = [fact.start + start, fact.start + end] as const
  switch (means) {
    case 'housing':
    case 'water':
    case 'education':
    case 'medical':
    case 'three':
    case 'four': {
      const fields =
        means === 'three' ? threeGuarantees : means === 'four' ? [...threeGuarantees, 'water'] : point[means]
      if (state.told) state.points = []
      state.told = false
      state.points.push(...fields.map((field) => ({ field, start, end })))
      return
    }
    case 'rest':
      state.points = []
      return
    case 'none':
      return
    case 'ok':
    case 'problem':
      for (const { field } of state.points) put(fact, field, means, span)
      if (state.points.length === 0) putImplied(fact, start, end, span)
      state.told = true
      return
    case 'good':
    case 'hard':
      if (state.points.length === 0) put(fact, 'situation', means === 'good' ? 'stable' : 'difficult', span)
      for (const { field } of state.points) put(fact, field, means === 'good' ? 'ok' : 'problem', span)
      state.told = true
      return
    default:
      means satisfies never
  }
}

/** Whether a text tells how one of the five points, or the household, stands: 房顶漏, 吃水没事. */
export function assesses(text: string): boolean {
  const hits = words.all(text)
  const pointed = hits.some(
    ({ means }) => means === 'housing' || means === 'water' || means === 'education' || means === 'medical',
  )
  return hits.some(
    ({ means, word }) =>
      means === 'good' ||
      means === 'hard' ||
      (pointed && (means === 'ok' || means === 'problem')) ||
      (means === 'problem' && implied.some(([, pattern]) => pattern.test(word))),
  )
}

// 给水站打了电话: who is called there is not the household.
const modes = [
  ['video', /视频/],
  [
    'phone',
    /(?<!接|[给跟向和][^,。;\s\uE000他她家人]{2,6}(?:打了?个?|通了?个?|去了?个?))电话(?!号|费|:)|(?<![给跟向和][^,。;\s\uE000他她家人]{2,6})(?:通了?个?话)/,
  ],
] as const

// 房子漏雨，当天就修好了; 停水，下午又通了: within one visit the last word counts.
const mended = {
  housing: /(?:修|补|盖|换|弄|收拾|加固)(?:好|上|完|妥)了?|解决了/,
  water: /(?:修|接|换|弄)(?:好|上|通)了?|又?(?:来水|通水|有水|通)了|恢复|解决了/,
} as const
const undone = /没|未|不|准备|打算|想|等|要|正|得|让|能/

function readMended(fact: Fact): void {
  for (const [field, pattern] of Object.entries(mended)) {
    const told = fact.fields[field] === 'problem' ? fact.spans[field] : undefined
    if (told === undefined) continue
    const rest = fact.text.slice(told[1] - fact.start)
    const found = pattern.exec(rest)
    if (found === null || undone.test(rest.slice(Math.max(0, found.index - 5), found.index))) continue
    const start = told[1] + found.index
    fact.fields[field] = 'ok'
    fact.spans[field] = [start, start + found[0].length]
  }
}

function read(fact: Fact): void {
  putFirst(fact, 'mode', modes)
  if (fact.fields.mode === 'home') delete fact.fields.mode
  readPoints(fact)
  readMended(fact)
  const need = find(fact, /(?<=(?:诉求|需求)(?:就?是|是想)?)(?<!:)(?![就是])[^,。;\n\uE004]{2,30}/)
  if (need !== null && /[想盼求要希需]/.test(fact.text.slice(need.from - 3, need.to)))
    putText(fact, 'needs', need.from, need.to)
  // 就是想要点化肥
  const wish = find(fact, /(?<=就是(?:他|她|家里|还)?|,)想要(?:点|些|个|几)?[^,。;\n\uE000-\uE004]{2,12}/)
  if (wish !== null) putText(fact, 'needs', wish.from, wish.to)
  const role = choiceIn('visit', 'role', fact.text)
  if (role?.code === 'first-secretary') put(fact, 'role', role.code, [fact.start + role.start, fact.start + role.end])
  const change = find(fact, /收入[^,。;]{0,4}?(?:持平|差不多|没变化?|不变)/)
  if (change !== null) put(fact, 'income', 'same', [fact.start + change.from, fact.start + change.to])
}

export const visit = {
  kind: 'visit',
  strong: `去看他 去看她 去瞧他 去瞧她 来电话 来了电话 来了个电话 打来电话 走完了 走完 电话联系 走访 入户 家访 回访 遍访 探访 看望 探望 慰问 串门 登门 上门 走访了 走访完 入户走访 跑完 转了一圈 都跑了 摸底 拉家常 唠嗑 唠了 坐了坐 看了看 家里看 家里坐
    去家里 到家里 上他家 去了一趟 跑了一趟 都去了 去他家 到他家 进门 视频看 打了电话 打电话问 通了电话 电话问 电话里 打电话 打视频 打了视频 打的视频 打了个视频 打的电话 打过电话 电话问的 视频通话 过了一遍 走了一遍 跑了一遍 转了一遍 看了一遍 访了一遍 又去了一次 又去了一趟 去了一次 电话打过 打过电话 走了一趟 去看了 去看过 去过了 看过了 去瞧了 瞧了瞧 去看看 走了走 走访完毕 到他家 去转了转 转了转 转了一圈 看望了`,
  plain: `收入持平 收入差不多 收入没变 收入稳定 收入增加 收入减少 收入没变化 住房 饮水 吃水 安全饮水 三保障 两不愁三保障`,
  weak: `家里看病 好着 稳当 挺稳当 没问题 没事 没啥事 正常 稳定 平稳 没困难 没有困难 无困难 没啥困难 没难处 没啥难处 没有难处 挺好 都好 有困难 困难 有点问题 有问题 好着呢 好着哩 不错 平平稳稳 没啥问题 没有问题 得劲 有点毛病 有毛病
    房子 房屋 上学 看病 用水 自来水 教育 医疗 医保 难处 没变化 老样子 无异常 没异常 不赖 良好 过得去 安好 没事儿 木事 木有困难 没发现返贫风险 没有返贫风险 无返贫风险 没啥情况 没情况 没毛病 木啥事 木有事 木啥 中着 都没问题 全都正常 吃的住的 住的 日子 一切 可好 怪好 都中 还中 还行`,
  read,
} as const satisfies Heard
