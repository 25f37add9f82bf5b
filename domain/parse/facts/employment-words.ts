import { lexicon } from '../../lexicon.ts'
import { type FoundPlace, findPlace } from '../../places/find.ts'
import type { Fact } from '../fact.ts'

/** Work by its name, as people say it; the longest is taken (保洁员 before 保洁). */
export const jobs = lexicon(
  `保安队长 保安员 保安 保洁员 保洁 服务员 收银员 厨师 帮厨 厨工 大厨 货车司机 大车司机 出租车司机 网约车司机 司机 普工 电焊工 电焊 焊工 电工 水电工 木工 瓦工 泥瓦工 泥瓦匠 钢筋工 架子工 油漆工 建筑工 建筑工人
  小工 大工 泥工 搬运工 装卸工 操作工 车工 钳工 铣工 缝纫工 质检员 质检 护林员 护工 保姆 月嫂 育婴师 家政服务员 家政 快递员 外卖员 外卖骑手 骑手 送外卖 跑外卖 送快递 网约车 开网约车 跑网约车 跑滴滴 开滴滴 开出租
  开出租车 挖掘机司机 开挖掘机 开铲车 开吊车 开叉车 叉车工 叉车司机 开大车 开货车 跑大车 跑货车 跑长途 跑出租 开公交 开校车 开拖拉机 踩缝纫机 检票 搬砖 搬货 搬水泥 烧锅炉 看工地 剥花生 剥蒜 洗盘子 站柜台 卖货 装车 卸车 组装 装配 注塑 打螺丝 拧螺丝 电镀 喷漆 抛光 打磨 焊接 质检 包装 打包 缝纫 裁剪 绣花 编藤椅 扫地 河道保洁 跑运输 拉货 理发师 美容师 美发 导购员 导购 营业员 店员 直播 会计 文员 老师 教师 幼师 护士 库管员 库管 仓管员 仓管 保管员 环卫工人 环卫工 清洁工 清洁员
  绿化工 园艺工 采茶 摘棉花 水管员 巡河员 护路员 养护员 养路工 公路养护 看大门 门卫 卸货 装修工 装修 刷墙 贴瓷砖 修车 汽修工 汽修 洗车 洗碗工 洗碗 端盘子 切菜 配菜 裁缝 打包工 分拣员 分拣工 分拣 摆地摊 摆摊 卖菜 扫马路 扫大街 扫街 扫路 看护水源 看水源 看护 摘菜 做饭 缝手套 护林 流水线工人
  流水线 销售员 销售 客服 程序员 业务员 技术员 维修工 机修工 矿工 锅炉工 磨床工 数控 模具工 喷漆工 测量员 施工员 安全员 资料员 塔吊工 开塔吊 养殖工 饲养员 看孩儿 看娃 带孩儿 带娃 看老人 伺候老人 照顾老人 摘苹果 摘果子 理货员 理货 开观光车 带孩子 看孩子 卖手机 卖衣服 跑业务 架子工 前台 做鞋 做衣服 做玩具 做家具 做沙发 做箱包 看林子 看山 收银 学徒工 学徒 监控员 消防员 协管员 护理员 养老护理员 打扫卫生 防火员 消毒员 宿管`
    .split(/\s+/)
    .map((word) => [word, word] as const),
)

const ends =
  '电子厂|服装厂|鞋厂|家具厂|玩具厂|食品厂|机械厂|化工厂|钢厂|铝厂|电厂|砖厂|纸厂|石料厂|板厂|面粉厂|饲料厂|制衣厂|纺织厂|加工厂|造船厂|[^\\uE000-\\uE005,。;、/\\s在到去进了的]{1,6}厂|公司|集团|超市|饭店|酒店|[^\\uE000-\\uE005,。;、/\\s在到去进了的]{1,5}店|宾馆|餐馆|餐厅|火锅店|面馆|饭馆|理发店|美容院|修理厂|汽修店|服装店|门店|养老院|敬老院|幼儿园|医院|学校|合作社|养殖场|煤矿|车间|物业|物流园|物流|工业园|服务区|加油站|快递站|驿站|商场|菜市场|农场|林场|养猪场|鸡场|猪场|果园|基地'

// Houses that everybody knows and whose name says nothing of a factory.
const houses =
  '富士康|豫光金铅|豫光集团|豫光|海底捞|比亚迪|华为|京东|顺丰|美团|饿了么|沃尔玛|格力|美的|海尔|宁德时代|蜜雪冰城|胖东来|伊利|蒙牛|双汇|中建[一二三四五六七八]局|中铁[一二三四五六七八九十]局|金马能源|济源钢铁|济钢|万洋|金利|中原特钢|奇瑞|吉利|大润发|永辉|肯德基|麦当劳|丹尼斯'

const known = new RegExp(`${houses}`)
const told = new RegExp(
  `(?<=在|到|去|进|给|的|[在到去进]了|[了在到去进][一哪那]?[个家]|\\uE001|\\uE005)([^\\uE000-\\uE005,。;、/\\s在到去进了的]{0,8}?(?:${ends}))`,
)
const whole = new RegExp(
  `(?<=^|[,。;、/\\s])([^\\uE000-\\uE005,。;、/\\s在到去进了的]{0,8}?(?:${ends}))(?=[,。;、/\\s]|$|流水线|车间|上班|干活|打工|[一-鿿]{2,3}[工员](?:[,。;\\s]|$))`,
)
const bare =
  /^[没不换还给帮跟]|^(?:南方|北方|外地|外面|城里|那边|村头|村里)厂|^(?:帮扶|扶贫)?车间$|^(?:进|开|开了|个|一家|一个|某|那个|这个|家|了|的)*(?:厂|工厂|小厂|公司|小公司)$/
const lead =
  /^(?:开了?个?|是|就是|一家|一个|个|某个|那个|家|人家|当地|本地|附近|里|上|城里|街上|街里|镇上|村里|那边|市里)+/

/** An employer named in running speech, as offsets in the text: 在郑州海底捞, 在东莞电子厂. Null where only 厂 was said. */
export function organisation(text: string): { from: number; to: number } | null {
  const house = known.exec(text)
  if (house !== null) return { from: house.index, to: house.index + house[0].length }
  const found = told.exec(text) ?? whole.exec(text)
  // One's own shop is no employer.
  if (found === null || /开了?[个家间一]*$/.test(text.slice(0, found.index))) return null
  return withoutPlace(text, found.index, found.index + found[0].length)
}

function withoutPlace(text: string, start: number, to: number): { from: number; to: number } | null {
  let from = start
  const place = findPlaceEnd(text, from, to)
  if (place > from) from = place
  const skipped = lead.exec(text.slice(from, to))
  if (/开/.test(skipped?.[0] ?? '') || /^开(?!封|发)/.test(text.slice(from, to))) return null
  if (skipped !== null && skipped[0].length < to - from) from += skipped[0].length
  // 学校食堂, 医院食堂: who pays there.
  if (text.startsWith('食堂', to)) to += 2
  const name = text.slice(from, to)
  return name.length < 2 || bare.test(name) ? null : { from, to }
}

function findPlaceEnd(text: string, from: number, to: number): number {
  const place = findPlace(text, from, to)
  return place !== null && place.start === from && place.end < to ? place.end : from
}

/** The first six places a fact names, in order. */
export function placesOf(fact: Fact): FoundPlace[] {
  const found: FoundPlace[] = []
  for (let from = 0; found.length < 6; ) {
    const place = findPlace(fact.text, from)
    if (place === null) break
    found.push(place)
    from = place.end
  }
  return found
}
