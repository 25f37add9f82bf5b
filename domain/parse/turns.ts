import type { KindCode } from '../kinds/index.ts'

/** A turn of speech that speaks for a kind though none of its words does by itself. */
interface Turn {
  readonly kind: KindCode
  readonly weight: number
  /** One of these characters is in all that the pattern finds: without it nothing is searched. */
  readonly needs: string
  readonly pattern: RegExp
}

const name = '[^,。;\\s\\uE000-\\uE005]'

/** In no order; each is searched once in a message that names somebody, so all begin with a rare character. */
const turns: readonly Turn[] = [
  // 开了个早餐店 · 摆了个水果摊
  {
    kind: 'employment',
    weight: 2,
    needs: '店铺馆摊部',
    pattern: new RegExp(`开了?[个家间]${name}{0,6}[店铺馆摊部]|摆了?个?${name}{0,2}摊`, 'g'),
  },
  // 当护工 · 做小工
  {
    kind: 'employment',
    weight: 2,
    needs: '当做干',
    pattern:
      /[当做干](?:了|着|上|个|的是|的)?[^,。;\s\uE000-\uE005了的着]{0,4}(?:[员师匠嫂]|[小大焊电木瓦水普杂短长护月钟帮零临]工)/g,
  },
  // 开三轮拉货 · 跑大车
  {
    kind: 'employment',
    weight: 2,
    needs: '开跑拉送卸扛帮实学',
    pattern:
      /开(?:三轮|大车|货车|出租|铲车|吊车|叉车|挖机|挖掘机|公交|塔吊|滴滴|网约车|拖拉机|收割机|旋耕机|校车|班车|渣土车|观光车|客车|卡车)|跑(?:大车|货车|长途|运输|出租|车|滴滴|业务)|拉货|送货|卸货|扛活|帮工|实习|学徒/g,
  },
  // 找个轻省活 · 寻份稳当工作
  {
    kind: 'employment',
    weight: 2,
    needs: '找寻',
    pattern: /[找寻](?:一?[个份点])[^,。;\s\uE000-\uE005了着]{0,6}?(?:活|工作)(?![路队组人单])/g,
  },
  // 在合作社摘香菇
  {
    kind: 'employment',
    weight: 2,
    needs: '社园棚地区场站',
    pattern:
      /[在搁][^,。;\s\uE000-\uE004在]{0,6}(?:合作社|果园|大棚|基地|园区|养殖场|烟站)里?(?:摘|干|打|帮忙|剪|装|扫|看|喂|锄|拔|包装|分拣)/g,
  },
  // 不在海底捞干了
  {
    kind: 'employment',
    weight: 2,
    needs: '干班工',
    pattern: /[不没](?:在|搁)[^,。;\s\uE000-\uE004]{1,10}(?:干|上班|打工)了/g,
  },
  // 他也在里头干
  {
    kind: 'employment',
    weight: 2,
    needs: '里那',
    pattern: /在(?:里[头面边]|那里?|那儿)(?:干(?!啥|什么|等|坐)|打工|上班|帮工|干活)/g,
  },
  // 卖衣服的
  { kind: 'employment', weight: 2, needs: '卖', pattern: /卖[^,。;\s\uE000-\uE005了]{1,4}的(?=[,。;\s]|$)/g },
  // 叫摩托碰了
  {
    kind: 'hardship',
    weight: 4,
    needs: '叫被让',
    pattern: /[叫被让][^,。;\s\uE000-\uE005]{0,6}(?:碰|撞|蹭|轧|咬|砸|扎|烫)(?:了|着|住|伤|倒)/g,
  },
  // 在镇上的加工点 · 在石料厂
  {
    kind: 'employment',
    weight: 2,
    needs: '在搁',
    pattern:
      /[在搁][^,。;\s\uE000-\uE004在]{0,8}?(?:厂|公司|超市|饭店|酒店|宾馆|加工点|车间|工地|敬老院|养老院|幼儿园|物业|砖窑|石料场|煤矿|快递站|[一-鿿]{1,3}[店馆铺](?:里|上)?(?=[干当做打帮洗端送炒]|上班))(?:里|上)?/g,
  },
  // 肋骨断了三根 · 脚叫钢筋扎伤
  {
    kind: 'hardship',
    weight: 4,
    needs: '断折伤压轧明扎',
    pattern:
      /(?:腿|脚|手|指|胳膊|肋骨|锁骨|胯骨?|腰|头|眼)[^,。;\s\uE000\uE001]{0,5}(?:断|折|骨折|扎(?:伤|了|着|住)|砸伤|压伤|轧|割伤|烫伤|失明)/g,
  },
  // 西屋淋塌了 · 院墙叫雨泡倒了
  {
    kind: 'hardship',
    weight: 4,
    needs: '塌垮倒掀冲裂漏',
    pattern:
      /(?:房|屋|墙|圈|棚)[^,。;\s\uE000\uE001]{0,8}(?:塌|垮|倒了|掀|冲)|[东西南北上]屋[^,。;\s\uE000\uE001]{0,8}[裂漏]/g,
  },
  // 得了类风湿 · 得了场大病
  {
    kind: 'hardship',
    weight: 4,
    needs: '病癌炎瘤症湿核梗竭',
    pattern: new RegExp(`得了?(?:个|场|的是)?(?:啥|什么)?${name}{0,5}(?:病|癌|炎|瘤|症|风湿|结核|梗|衰竭)`, 'g'),
  },
  // 评了个二级残疾 · 眼睛看不见了
  {
    kind: 'hardship',
    weight: 4,
    needs: '残眼',
    pattern: /评(?:了|上|成)?个?\uE001*[一二三四]?级?残疾|眼(?:睛)?[^,。;\s]{0,3}(?:看不见|瞎)了/g,
  },
  // 入股了旅游公司，每年分两千
  { kind: 'property', weight: 4, needs: '分', pattern: /(?<![积得评百十部])分\uE001(?!亩)/g },
  // 地里头弄了个五千六
  {
    kind: 'income',
    weight: 4,
    needs: '里稼',
    pattern: /(?:地里|庄稼)[^,。;\s\uE000-\uE005]{0,4}(?:弄|落|见|挣)了?个?\uE001/g,
  },
  // 健康证拿到手了 · 考了个无人机证; a disabled person's or a household's papers are none
  {
    kind: 'training',
    weight: 4,
    needs: '证',
    pattern:
      /(?<!残疾|身份|结婚|房产|产权|土地|低保|慢病|就诊|医保|保障|出生|毕业|学生|失业|优待|户口|执照|见|保)证书?(?!明|据|件)[^,。;\s\uE000]{0,4}(?:拿|考|发|取|下来|到手)|(?:拿[到下了]|取得|领[到了])了?[^,。;\s\uE000-\uE005]{1,10}(?<!残疾|身份|结婚|房产|产权|土地|低保|慢病|就诊|医保|保障|出生|毕业|学生|失业|优待|户口)证(?!明|据|件)|考(?:了|下|上|取|过)?(?:来)?[个张本]?[^,。;\s\uE000-\uE005]{1,8}证(?!明)/g,
  },
  // 光伏收了2万8，合作社分红6000
  {
    kind: 'collective',
    weight: 1,
    needs: '红费金',
    pattern: /(?:分红|承包费|租金|电费|管理费)[^,。;\uE001]{0,3}\uE001/g,
  },
  // 一年给村里2万4 · 村里进账3万
  {
    kind: 'collective',
    weight: 2,
    needs: '村',
    pattern:
      /(?:给|为|交)村(?:里|上|集体)?[^,。;\uE001\uE000]{0,4}\uE001|村(?:里|上|集体)(?:收入|进账|增收|收了?|落)[^,。;\uE001\uE000]{0,3}\uE001/g,
  },
  // 9月20号回来的
  { kind: 'employment', weight: 2, needs: '来', pattern: /(?<![买带领接要拿捎取讨家里])回来的(?=[,。;\s]|$)/g },
  // 服装加工点不行了 · 养鸡场停了
  {
    kind: 'project',
    weight: 2,
    needs: '点坊厂场地间社棚园塘宿',
    pattern:
      /(?:加工点|[一-鿿]坊|厂|养殖场|基地|车间|合作社|大棚|园|塘|民宿)[^,。;\s]{0,4}(?:又开|开起来|重新开|复工|投产|效益|用工|撂|不行|停|闲|空着|正常|红火|倒闭|关了|没人)/g,
  },
  // 学那个育婴师 · 学的是中式面点
  {
    kind: 'training',
    weight: 2,
    needs: '学',
    pattern: new RegExp(
      `学(?:了|的|着|会|的是|完)?(?:那个|个|做)?${name}{0,3}(?:师|电焊|焊工|电工|面点|烹饪|家政|护理|美容|理发|月嫂|缝纫|汽修|驾驶|挖掘机|叉车|直播)`,
      'g',
    ),
  },
]

interface Turned {
  readonly start: number
  readonly end: number
  readonly speaks: readonly (readonly [KindCode, number])[]
}

const speaking = turns.map(({ kind, weight, pattern }) => ({ pattern, speaks: [[kind, weight]] as const }))

// Which turns a character may belong to, a bit each: one look a character instead of a search a turn.
const mayTurn = new Uint32Array(65_536)
for (const [at, { needs }] of turns.entries())
  for (const character of needs) mayTurn[character.charCodeAt(0)] = (mayTurn[character.charCodeAt(0)] ?? 0) | (1 << at)

/** Every turn met in a (covered) text, in no order. */
export function turnsIn(text: string): Turned[] {
  let may = 0
  for (let at = 0; at < text.length; at += 1) may |= mayTurn[text.charCodeAt(at)] ?? 0
  const found: Turned[] = []
  for (let at = 0; may !== 0; at += 1, may >>>= 1) {
    const turn = speaking[at]
    if ((may & 1) === 0 || turn === undefined) continue
    const { pattern, speaks } = turn
    pattern.lastIndex = 0
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text))
      found.push({ start: match.index, end: match.index + match[0].length, speaks })
  }
  return found
}
