import { type Claim, claim, type Fact, find, isMoney, leftOf, numbersOf, put } from '../fact.ts'
import { fieldByLabel } from '../labels.ts'
import type { Heard } from './heard.ts'

// Order decides where several are told: what happened before what came of it (摔 before 住院).
const causes: readonly (readonly [string, RegExp])[] = [
  [
    'accident',
    /车祸|撞(?!见)|摔|骨折|骨裂|砸(?:(?:了|着|住|到|中)?[^,。;]{0,4}(?:脚|手(?!里)|腿|头|腰|胳膊|指|肩|人)|伤|断|到|着)|崴|夹(?:伤|断|着|住|了)|烫伤|触电|烧伤|溺水|(?<!价)跌(?!价|了价|得|到)|扎伤|(?:腿|脚|手|胳膊|肋骨|锁骨|胯骨?|腰)[^,。;\s\uE001]{0,5}(?:断|折|扎[了着住])|喝农药|喝药|翻(?:了|沟|车|到)|[叫被让][^,。;]{0,6}(?:碰|蹭|咬|扎)(?:了|着|住|伤|倒|死)|工伤|受伤|伤(?:了|着|到)|意外|扭伤|[割划锯切](?:伤|破|断|着|住|了)|闪了?腰|烫(?:着|了)|轧|压断|绞|煤气中毒|中毒|落水|掉下|掉沟|滑倒|磕|电动车|交通事故|事故|咬伤|出事/,
  ],
  [
    'disaster',
    /野猪|拱了|祸害|糟蹋|大风|狂风|风刮|刮倒|冰雹|雹子|下雹|冷子|进水|泡[了倒塌坏]|暴雨|大雨|连阴雨|雨水|淋塌|叫(?:雨|水|风)|洪水|发水|发大水|山洪|水淹|淹|冲(?:毁|走|塌|垮|了|坏)|干旱|旱(?!厕)|霜冻|冻(?:死|坏|了|害|着)|滑坡|泥石流|雷(?:击|劈|打)|着火|失火|火灾|大火|起火|地震|大雪|雪压|受灾|灾|倒春寒|遭了?(?:风|雨|水|霜|雹|虫)|虫害/,
  ],
  ['disability', /因残|残疾|致残|截肢|瘫痪|瘫|失明|偏瘫|评残|残了|高位截|看不见/],
  [
    'industry-failure',
    /猪瘟|鸡瘟|瘟|禽流感|死(?:了|咧|掉)?[^人]{0,6}(?:头|只|羊|猪|牛|鸡|兔|鸭|\uE001)|(?:羊|猪|牛|鸡|兔|鸭|蜂|蚕|鱼)[^,。;人]{0,6}死/,
  ],
  [
    'illness',
    /[住出]院|住[了上进]?院|住了?[\uE003\uE001几好]+的?院|[腰腿头胸肚胃心牙背]疼|查出|抢救|昏|晕倒|ICU|icu|类风湿|风湿|衰竭|炎(?!热)|结石|出血|梗|白内障|椎间盘|坏死|痴呆|癫痫|哮喘|突出|确诊|癌|肿瘤|瘤|脑梗|脑出血|脑溢血|中风|心梗|心脏病|尿毒症|透析|白血病|肾病|肝|胃病|胰腺|肺炎|手术|化疗|病了|得病|得了(?!\uE001)|大病|重病|生病|犯病|病重|支架|搭桥|糖尿病|抑郁|精神|病情|病/,
  ],
  [
    'unemployment',
    /失业|没活干|找不(?:着|到)(?:活|工作)|下岗|被裁|裁员|厂(?:子)?(?:倒闭|关了|黄了|停了)|没工作|丢了工作|断了收入|没收入|没了收入|没了经济来源/,
  ],
  ['industry-failure', /滞销|亏|赔(?!偿|付)|卖不(?:出|掉|动)|绝收|减产|烂在地|养殖失败|种植失败|疫病/],
  ['education', /因学|学费|上不起学|上大学|考上大学|交不起|辍学|上学/],
  [
    'housing',
    /危房|漏雨|屋[^,。;]{0,8}(?:塌|裂|漏)|房(?:子|屋)?[^,。;]{0,9}(?:塌|裂|倒|漏|垮)|(?:墙|屋顶|房顶|房梁)[^,。;]{0,4}(?:塌|裂|倒|漏|垮)/,
  ],
  ['water', /停水|断水|没水|缺水|吃水|水管|水泵|水窖|井干/],
  ['other', /骗|盗|偷/],
]

const selfBefore =
  /(?:自付|自费|自负|自掏(?:腰包)?|(?:自己|自家|个人|家里|家|自个儿?|咱|他们?|她)(?:还|又|得|要|也|就|先|共|一共|实际)*(?:掏|花|出|拿|付|交|承担|垫|负担|支付|贴)|报销(?:完|后|过|以后|之后|完后|下来|了)?[^,。;\uE001]{0,4}(?:还|自己|自家|剩下?|净|实际|个人|也)*(?:得|要)?(?:掏|花|出|付|剩|拿|交)|还(?:得|要)?(?:自己)?掏|除去报销|除了报销|净花|实际(?:支付|花)|垫付|掏|自筹)[^,。;\uE001]{0,5}$/
const selfAfter = /^(?:块|元|块钱)?(?:是|都是|全是|要|得|由)?(?:自己|自家|个人|自费|自付|自掏)(?![^,。;]{0,3}\uE001)/
const lossBefore =
  /(?:损失|(?<!对方|保险|司机|公司|肇事)赔|亏|(?<!骨)折了?|少(?:收入?|卖|挣|赚)了?|损(?:毁|坏)|白瞎|糟蹋|祸害|打水漂)[^,。;\uE001]{0,8}$/
const lossAfter = /^(?:块|元|块钱)?(?:的?(?:损失|打水漂|没了|赔进去))/

function read(fact: Fact): void {
  // 对方全责，赔了两万: what others pay is no loss.
  if (find(fact, /(?:对方|肇事|保险|司机|公司|老板|厂里|厂子|单位|工地|雇主|人家)[^。;]{0,8}赔/) !== null)
    for (const reading of numbersOf(fact)) if (/赔[^,。;]{0,3}$/.test(leftOf(fact, reading, 5))) fact.used.add(reading)
  for (const [code, pattern] of causes) {
    const found = find(fact, pattern) ?? inLabels(fact, pattern)
    if (found === null) continue
    put(fact, 'cause', code, [fact.start + found.from, fact.start + found.to])
    break
  }
  claim(fact, claims)
}

const claims: readonly Claim[] = [
  { field: 'selfPaid', before: selfBefore, when: isMoney },
  { field: 'selfPaid', after: selfAfter, when: isMoney },
  {
    field: 'selfPaid',
    before: /(?:剩下?|余下)的?$/,
    when: (reading, fact) => isMoney(reading) && fact.text.includes('报'),
  },
  { field: 'loss', before: lossBefore, when: isMoney },
  { field: 'loss', after: lossAfter, when: isMoney },
  { field: 'loss', before: /骗(?:了|走|去|跑)*$/, when: isMoney },
]

// 原因：山洪 is no option's word, yet it tells.
function inLabels(fact: Fact, pattern: RegExp): { from: number; to: number } | null {
  for (const { label, from, to } of fact.labels) {
    if (fieldByLabel('hardship', label)?.code !== 'cause' || !pattern.test(fact.ground.text.slice(from, to))) continue
    return { from: from - fact.start, to: to - fact.start }
  }
  return null
}

export const hardship = {
  kind: 'hardship',
  strong: `毁了 拱了 死咧 死掉 发瘟 住院 住了院 骨折 车祸 查出 确诊 癌 肿瘤 脑梗 脑出血 脑溢血 中风 心梗 尿毒症 透析 白血病 动手术 做手术 做了手术 手术 摔伤 摔断 摔了 摔着 摔坏 摔下 摔 病倒 得了大病 得大病 大病 重病 得病 得了病 得了癌 得了个 生病 病了 犯病 病重 着火 失火 火灾 起火 冰雹 雹子 暴雨 大雨 洪水
    发大水 山洪 淹了 淹 刮倒 刮跑 刮塌 大风 塌了 塌 倒塌 滑坡 泥石流 霜冻 旱灾 干旱 受灾 遭灾 猪瘟 受伤 伤了 伤着 意外 事故 烫伤 触电 中毒 烧伤 砸伤 工伤 瘫痪 截肢 失业 赔了 亏了 亏损 损失 辍学 断水 停水 突发 遭了 冻死 冻坏 漏雨 危房
    冲毁 冲走 冲了 冲垮 冲塌 死了 绝收 滞销 撞了 被撞 撞伤 被车撞 咬伤 烧了 冻了 受冻 轧了 轧伤 轧着 夹伤 割伤 烫了 划伤 出事 心脏病 癌症 胃癌 肺癌 肝癌 残疾了 致残 评残 砸了 砸住 砸着 砸坏 伤住 砸毁 没收入 断了收入 下岗 裁员 被裁 野猪 祸害 糟蹋 雷击 水淹 着了火 崴 少收入 少卖 少挣 没了收入 没了经济来源 淋塌 滑倒 骨裂 摔倒 绊倒 磕着 磕伤 进水了 进了水 泡了 泡倒 泡塌 冷子 咬死 昏倒 晕倒 喝农药 住的院 住的医院 住上院 住进院 住进医院 住着院 住进ICU 肾衰竭 类风湿 被骗 骗了 骗走 诈骗 被盗 被偷 人偷 偷走`,
  plain:
    '自付 自费 自己掏 病 掏了 家里困难 困难 急性 报销完 报销后 化疗 难住了 揭不开锅 救护车 昏迷 抢救 icu ICU 支架 肺炎 阑尾炎 胆结石 肾结石 胰腺炎 肺结核 白内障 椎间盘 股骨头 老年痴呆 癫痫 哮喘 脑瘤 没水吃 没水喝 井干 挑水吃 断了水 拿不出 凑不够 供不起 负担不起 愁钱 出院',
  weak: '医院 自己花 没钱 花了 报销 日子难',
  read,
} as const satisfies Heard
