import { henanAreas, henanCities, otherAreas, otherCities, otherProvinces } from './china.data.ts'

/** Where work is, against 济源: another province, another city of Henan, or here. */
export type Destination = 'other-province' | 'other-city' | 'local'

const split = (names: string): string[] => names.split(/\s+/).filter((name) => name !== '')

// Names of the state that are words of every day, so that only with 县, 市 or 区 they are places.
const everyday = new Set(
  split(`合作 平安 和平 富裕 友好 友谊 比如 共和 同心 通道 会同 兴业 大方 东方 中方 方正 安定 新建 民乐 康乐 同江 长寿
    公安 工农 前进 振兴 新民 富民 惠民 爱民 大田 安全 温泉 永年 平原 高明 光明 大庆 多伦 南部 大通 海南 朝阳 花山 正安
    永和 新和 平和 中和 安康 高唐 红旗 老边 海兴 贵德 依安 集贤 宁强 大英 平定 新安 长治 太平 清水 白水 三江 大关 安居 
    丰满 新乐 高要 江口 河口 临江 东阿 文成 师宗 大名 水城 长子 永清 武功 中山区 新河 古田 兴国 延长 城口 西乡 宁国`),
)

const ofItsPeople =
  /(?:维吾尔|壮族|回族|蒙古族|土家族|苗族|彝族|藏族|侗族|朝鲜族|白族|傣族|瑶族|羌族)?(?:[^自]{0,8})自治[区州县旗]$/

/** 昆山 for 昆山市, 宜阳 for 宜阳县; a district (海淀区) keeps its 区. Null where nothing safe is left. */
function spoken(name: string): string | null {
  const plain = name.includes('自治') ? name.replace(ofItsPeople, '') : name
  const base = plain.replace(/(?:省|市|县|地区|盟)$/, '')
  return base.length < 2 || base === name || everyday.has(base) ? null : base
}

function* namesOf(names: readonly string[]): Generator<string> {
  for (const name of names) {
    yield name
    const short = spoken(name)
    if (short !== null) yield short
  }
}

// What the state's list writes otherwise, or leaves out, and people go to.
const wellKnown =
  split(`新疆 广西 宁夏 西藏 内蒙古 内蒙 香港 澳门 台湾 中国香港 外省 省外 延边 浦东 萧山 余杭 鄞州 北仑 镇海 吴江 吴中
  相城 顺德 南海区 番禺 花都 增城 黄埔 宝安 龙岗 龙华 坪山 南山区 松江 嘉定 青浦 闵行 奉贤 昌平 通州 大兴 顺义 海淀 丰台 滨海新区
  虎门 塘厦 厚街 大朗 寮步 凤岗 石排 樟木头 横店 柯桥 织里 花桥 盛泽 甪直 木渎 张浦 柳市 古镇镇 小榄 狮山 大沥 江浙 长三角 珠三角
  江苏那边 新加坡 韩国 日本 非洲 国外 雄安 雄安新区 即墨 黄岛 胶南 长乐 江夏 光谷 双流 郫都 高陵 阎良 南疆 北疆 京津冀 海南 东三省`)

const henanKnown = split(
  `偃师 孟津 吉利区 祥符 建安区 陕州 淮阳 郑东新区 郑东 航空港 航空港区 郑州航空港 新安县 高新区郑州 洛阳新区 省内市外`,
)

/** Every name of a place outside 济源, with where it lies. Henan stands first: of a name in both, Henan's stands. */
export function* chinaNames(): Generator<readonly [string, Destination]> {
  const henan = [...split(henanCities), ...split(henanAreas)]
  for (const name of [...namesOf(henan), ...henanKnown]) yield [name, 'other-city']
  const others = [...split(otherProvinces), ...split(otherCities), ...split(otherAreas)]
  for (const name of [...namesOf(others), ...wellKnown]) yield [name, 'other-province']
}
