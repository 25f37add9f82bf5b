import type { KindCode } from '../kinds/index.ts'

/**
 * What a clause does with what it says: told as a fact, denied, planned, asked, only heard, or wished. Only what is
 * told is recorded; a wish is a fact of its own for work (seeking) and support (needed).
 */
export type Stance = 'told' | 'unknown' | 'not' | 'planned' | 'asked' | 'heard' | 'wished'

const asked =
  /吗|么\s*[?]?$|真的假的|(?:在|去|到|上)哪(?!都|也|家|个)|[班工地课活钱贷来去][^,。;]{0,2}不\s*[?]?$|[?]|[啥何]时候?[^,。;]*[,。;]?$|什么时候|怎么(?:办|样|申请|写|弄|填|报|交|算)|咋(?:办|样了|弄|写|填|报|申请|整|交|算)|(?<!没|不|有)多少(?!有)|哪(?:些|家|户|个|天|里|儿|几)|(?<!那个?)谁家?(?!也|都|的?我)|有没有|是不是|能不能|会不会|行不行|可不可以|还有几|有几[户个人]|(?:了|过|完|上|到|着|来)(?:没有|没|木有)[啊呀呢吗]?\s*[?,;]?$|是否|需不需要|够不够|批没批|到没到|去没去|呢[?]|来着\s*[?]?$|(?:干|做|弄|是|算|咋)啥(?!的|都|也)|(?<!没|没有)啥(?:情况|样|结果|进展|问题)(?!都|也|没)[?]?$|怎么样|咋样|有(?:啥|什么)[^,。;]{0,6}(?:没|不)\s*[?]?$|(?<!现)([一-鿿]{1,2})不\1/

// 干啥活不知道: neither told nor asked.
const unknown =
  /不知道|记不清|忘了(?!问)|想不起|再想想|到底|不清楚|没问(?!题)|说不清|不晓得|是错的|(?<![保销险])[报写填][的](?!是|名|班)[^,。;]{0,6}\uE001|(?<![保销险])报的收入|(?:用途|表上|表里|系统里|台账上?)写|[登录填报写][错成](?!绩)|没细问|没说|考虑(?:考虑|一下|下)|再考虑|拿不定/

const heard =
  /听说|据说|(?:都|人|里)传|没准信|听(?!他|她|本人|户主|了?我)[^,。;\s\uE000-\uE005]{1,4}(?:说|讲)|不知(?:道)?真假|真假不(?:知|清|明)|听(?:别人|邻居|村里人|村民|群众)|传言|好像|(?<!不)可能|也许|估[计摸](?!(?:着)?(?:有|在|得|损失|约|大概)*\uE001)|说不定|未核实|没核实|待核实|反映说|(?:我|俺)(?:还)?(?:记得|以为)|(?:跟|和|问了?|找)(?:他|她|的)?邻居|有人(?:说|反映|讲)|不确定|不太清楚|恐怕|怕是?要|眼看要?|似乎|应该(?:是|没|都|不|在)|说不准|拿不准|没准儿?|大约莫|风言风语|据.{0,4}反映/

const conditional =
  /就好了|(?<!主)[要若](?:能|肯|不是)|如果|(?<!主|只|还)要是|假如|倘若|万一|一旦|等[^,。;待级]{1,16}再|再这么|再这样/
const undecided =
  /看看?能不能|抽空|没定|两说|说不好|就看|再说|不一定|看情况|本来(?:想|打算|准备|要|该|说好?|计划|报名)|原本|原来说|原打算|去不了|走不开|再去|再这么|再这样|得再?等|先等|再等等|力争|争取(?!了|到|来|的)|指望|有望/

const planned =
  /[卖完到成好]了就(?:把|能|可以|去|还)|准备(?!好|了(?!解))|打算|(?<!雨露)计划(?!生育)|回头|改天|改日|抽空|抽时间|过几天|过两天|过段时间|等[^,。;待级]{1,16}再|将要|要去|(?:再|想)去(?:走访|看|一趟|入户)|预计|拟|有空(?!调)|下次|待会|一会儿?(?:就|去|再|到)|在路上|(?:开学|毕业|放假)[^,。;]{0,2}就(?:不|回|走)|有[啥什么]?么?事?[^,。;]{0,3}(?:电话|微信)里?说|说好了?[^,。;]{0,8}[去来](?=[,。;]|$)|^[\s,]*(?:请|麻烦|劳驾)(?![了假客人来])|要不(?:要|然)?[让叫咱给就去]|不如[让叫咱给]|(?:让|叫|劝|建议)[^,。;]{0,14}吧[。!]?$|别(?:让|叫|再|忘|拖)|把该|前(?:务必|必须|得?把)|(?:劝|动员|鼓励|建议|撺掇|引导)(?:过|着)?(?:\uE000+|[他她])家?(?![^,。;]*了)|(?:注意|小心|防止|以防|提防)|马上(?:去|要)|就要|快要|尽快|明后天|(?<!主|只|还)要是|如果|假如|倘若|的话|下一?步|该去|(?<!过)得去|还要去|需要去|下回|还没来得及|想着|商量着|[琢盘合寻思惦][磨算计思记摸]着|有意[向]?(?:要|去|想)|(?:厂[里子]?|老板|单位|公司|镇[里上]|村[里上]|银行|学校)(?:那边|的人)?说(?:是)?要(?![求紧么饭])|到时候|过了?[^,。;]{1,6}就(?:回|走|去)(?![^,。;]*[了过])|约好|约了|改到|改在|推到|推迟|规定|别[给报写记]|甭|不要(?:给|报|写|记)|答应|承诺|许诺|该(?:年审|复审|续|换|交|审)|面试|^(?:请|你|您|恁|要|也|还|,)*(?:赶紧|抓紧|赶快|记得|快点)(?![^,。;]*了)/

const wished = /想(?!起|到|不到|开|通)|希望|盼|愿意|巴望|要求/

const noVisit =
  /(?:不用|不需要|用不着|没必要)再?(?:走访|去|入户|跑)|没(?:有)?(?:走访|入户|去成|进去|进门|见(?:到|着|上)?(?:人|面|本人)?|联系上|敲开|碰(?:到|着|见|上)|走成|顾上|去|来得及|打通|接|走访上|人应|找(?:到|着)人)|未(?:走访|入户|见|能)|没有?人|门(?:锁|关)|锁(?:着)?(?:大)?门|不在家?$|不在家(?!务工|干)|没在家|白跑|扑了?个?空|不接(?:电话)?|打不通|关机|没开门|不开门|没敢|没进(?:去|成|门)|就?不去(?:了|看)|不(?:让|给|叫)(?:进|开门|入)|没让进|铁将军/
const noWork =
  /嫌|看不上|相不中|没法[^,。;]{0,6}(?:干活|打工|上班|务工)|没(?:有)?(?:再)?(?:去|出去|出门|外出)?(?:打工|务工|上班|就业)|不(?:去|想|愿意?|能|打算)(?:再)?(?:出去|外出|出门)?(?:打工|务工|上班|干|找)|没(?:再)?(?:出去|出门|外出)|未(?:外出|就业|务工)|没有?(?:务工|打工)|没(?:有)?(?:再)?(?:去|到|出去|出门|外出|走)(?!年)|干不(?:动|了)/
const noSupport =
  /没(?:有)?(?:申请|办(?!成|下来|下|上)|享受|领过|贷款|贷过|要|吃|纳入)|不(?:想|愿意?|要|用|申请|办|贷|打算|需要)(?!被)|没有(?:低保|贷款|补贴|任何)|未(?:申请|享受|办理|纳入)|婉拒|谢绝|放弃|够不上|够不着|领不了|不能领|享受不了|不能享受|无贷款|无低保|不贷|(?:低保|养老金|补贴|救助|特困|五保)[^,。;\uE001]{0,3}(?:没有|木有)|也没领|年审|复审|没(?:有)?贷(?=[,。;\s]|$)|(?:说|可以|最多)能?(?:够)?(?:贷|申请|领|享受)(?!到|上|下来|的|了)|[给把]?(?:推|拒|回)了(?=[,。;\s]|$)|还清|贷款[^,。;]{0,4}到期|还完了|贷款还了/
const noIndustry =
  /[被叫][^,。;\uE001]{0,8}(?:拉走|叼|咬死|偷|拖走|冲走|压死|闷死)|丢了|跑丢|没(?:有)?(?:种|养|栽|喂|搞|发展|产业|干|卖)|不(?:种|养|搞|喂|干|想种|想养|敢养)|(?:让|租|包|转)给[^,。;]{1,8}[种养]|还没(?:收|打|摘|出栏)|能(?:打|收|产)[^,。;]{0,3}\uE001|无产业|贷款[^,。;]{0,4}到期|未发展/
const noHardship =
  /不是(?:因|由于)[^,。;]{1,6}|不是(?:困难|受灾|特困)|快(?:要)?出院|差一?点(?!儿?钱)|险些|幸亏没|没(?:有)?(?:受灾|受损|损失|住院|大碍|伤着|影响|出事|受影响|淹|塌|漏|摔着|啥大碍|啥事)|未(?:受灾|受损|造成)|无(?:损失|大碍|人员)|虚惊|复查[^,。;]{0,4}(?:正常|没|都?好)|危房改造|验收|(?:修|盖|治|养|骨折|病|伤|腿|腰)(?:都|也|已经?)?好了|(?:邻村|隔壁|别的?村|外村|人家村|别人家|邻居家?)[^,。;]{0,6}(?:遭|受|淹|下|着火|出)/
const noTraining =
  /考上[^,。;]{0,10}(?:国企|企业|公司|银行|单位|事业|教师|大学|学院|高中|中专|大专|研究生|公务员|编|学校|中学|专科|本科)|没(?:有)?(?:去|参加|报名|培训)|不(?:想|愿意?|去|参加)|未参加/
const noOther =
  /没(?:有)?(?:花|收|租|流转|办(?!成)|修|装|送|搞|开展|分红|挣|出租)|未(?:流转|出租|开展|修)|不(?:流转|租|修|办)/
// 单位出的钱 is no cost of the household's.
const paidByOthers = /(?:单位|村里|镇上|镇里|工作队|公家|政府|我们)(?:给)?(?:出|掏|垫|付)(?:的|了)/
// 收了彩礼 and 女方要八万 are no costs; what is owed has not come in.
const noMoney = new RegExp(
  `(?:女方|男方|婆家|娘家|对方)(?:家)?(?:要(?!了)|给)|欠(?!薪)|没(?:给|结)|收(?:了|到|的)?(?:彩礼|礼金|礼钱|份子)|${noOther.source}|${paidByOthers.source}`,
)

const noEvent =
  /还没(?!人|什么|啥)|(?:没|未)(?:有)?(?:排查(?!出|到|发)|开始|开展|搞(?:成|起)?|办(?:成|起)?|结算|动工|开工|完成|建)/

const denials: Readonly<Partial<Record<KindCode, RegExp>>> = {
  visit: noVisit,
  employment: noWork,
  assistance: noSupport,
  industry: noIndustry,
  hardship: noHardship,
  training: noTraining,
  property: noMoney,
  measure: noOther,
  expense: noMoney,
  income: noMoney,
  customs: noEvent,
  'village-check': noEvent,
  collective: noEvent,
  project: noEvent,
}

const unasked = /忘了问|没顾上问/

const refused =
  /没(?:有)?(?:给)?批|没(?:有)?通过|没(?:能)?评上|没(?:有)?申请(?:上|下来)|没办(?:成|下来)|没贷(?:下来|上|成)/
/** Whether something is said to have happened: it is no plan, whatever day is named. */
export const isDone = (text: string): boolean =>
  done.test(text) || /现在|眼下|目前|还没|还在|[种养喂栽开干]着/.test(text)

const done = /了(?!解)|过(?!几|两|段|完年)|完|已|刚|成(?!本)|好(?!像|婆婆|媳妇|人好事|没|不)/

// 以前在宁波打工, 李娜在东莞干过, 去年这时候还困难: how it was, not how it is. With 现在 or an end in it, it tells of today too.
const past =
  /小时候|先前|[得患害摔断伤撞]过|年轻时|回来(?:过|了?一趟|了?两天|住了?几天)|(?:^|[\uE000家他她,\s])(?:以前|从前|原来|原先|过去|早先|早些年|前些年|前几年|当年|年轻(?:的)?时候?)|\uE002+(?:这?时候?|还(?:能|会|行))|[干待做打住][^,。;]{0,3}过(?=[,。;\s]|$)|[干待做]过(?!年|节|来|去|\uE003)/
const today = /现在|如今|这会|眼下|目前|回来|不干|改|换|辞|停|涨/
const ofOldTimes: ReadonlySet<KindCode> = new Set(['employment', 'hardship', 'industry', 'visit', 'training'])
const isPast = (text: string): boolean => past.test(text) && !today.test(text)

// 隔壁村老刘家麦子被淹了: of nobody here.
const elsewhere =
  /(?:^|[,。;\s])[我俺](?:是|叫|姓)[^,。;]{1,8}[的人](?=[,。;\s]|$)|(?:邻村|隔壁村|别的?村|外村|人家村)(?:的|那个?)?(?:有|\uE000|老?[一-鿿]{1,2}家)|招(?:人|工|聘)(?!了)|娘家(?:的|那边)?[哥弟侄嫂爹娘妈人姐妹]|(?:邻居|隔壁|对门|亲戚)(?:的|那个?)?老?[一-鿿]{1,2}家(?!里?的?(?:说|讲))/

// 低保黄了, 贷款没戏: nothing came of it, whatever it was.
const failed = /黄了|没戏|泡汤|没(?:种|养|办|干|租|签|批|弄|谈|建|搞|卖|走|去)成/

// Most clauses just tell: one search for all that could make it something else goes before the single ones. `asked`
// comes first, since it refers to a group by its number.
const untold = new RegExp(
  [asked, conditional, unknown, undecided, unasked, heard, planned, wished, past, elsewhere, failed]
    .map(({ source }) => source)
    .join('|'),
)

/** How a clause stands, by its plain text and the kind it speaks of. `ahead`: it names a day after the message. */
export function stanceOf(text: string, kind: KindCode | null, ahead: boolean): Stance {
  const open = untold.test(text)
  if (open) {
    if (conditional.test(text)) return 'planned'
    if (unknown.test(text)) return 'unknown'
    if (undecided.test(text)) return 'planned'
    if (unasked.test(text)) return 'unknown'
    if (asked.test(text)) return 'asked'
    if (heard.test(text)) return 'heard'
    if (planned.test(text)) return 'planned'
  }
  if (ahead && !done.test(text)) return 'planned'
  if (open && kind !== null && ofOldTimes.has(kind) && isPast(text)) return 'not'
  if (open && (elsewhere.test(text) || (failed.test(text) && kind !== 'assistance' && kind !== 'visit'))) return 'not'
  if (open && kind === 'assistance' && /黄了|没戏|泡汤/.test(text)) return 'not'
  if (kind === null && (noVisit.test(text) || noIndustry.test(text) || noWork.test(text))) return 'not'
  if (
    kind === 'visit' &&
    /电话|视频/.test(text) &&
    !/不接|没接|没人接|没人应|打不通|没打?通|关机|不让|有[啥什么事][^,。;]{0,3}电话/.test(text)
  )
    return 'told'
  if (kind !== null && denials[kind]?.test(text) === true && !(kind === 'assistance' && refused.test(text)))
    return 'not'
  return open && wished.test(text) ? 'wished' : 'told'
}

/** 别的村有个户，闺女出嫁花了15万: of nobody here, to the end of the sentence. */
export const isElsewhere = (text: string): boolean => elsewhere.test(text)

/** Whether a text says that nobody was met: a visit that did not come about. */
export const nobodyMet = (text: string): boolean => noVisit.test(text)

/** 如果羊卖了，贷款就能还上: what a condition opens holds to the end of its sentence. */
export const isConditional = (text: string): boolean => conditional.test(text)

/** 记不清了: what was told just before is taken back. */
export const isForgotten = (text: string): boolean =>
  /记不清|忘了(?!问)|想不起|再想想|考虑(?:考虑|一下|下)|再考虑/.test(text)

/** 面试了个厂，一个月六千，还没定: what was told just before is not settled. */
export const isUnsettled = (text: string): boolean => /还?没(?:定|谱|准信)|定不下/.test(text)

/** 王磊一个月挣5500，真的假的？: asks whether what was told just before is so. */
export const isTag = (text: string): boolean =>
  /^[,\s]*(?:真的假的|是真的吗|真的吗|是不是|对不对|对吧|是吧|是吗|没错吧|对吗)[啊呀呢\s?]*$/.test(text)

export const isAsked = (text: string): boolean => asked.test(text)
