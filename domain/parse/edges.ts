/**
 * What may stand before and after a name. Chinese writes no spaces: 马上, 高兴 or 账上 are names only where a name may
 * stand. Tables over code units, for every position of a message is asked.
 */
const table = (characters: string): Uint8Array => {
  const set = new Uint8Array(65_536)
  for (const character of characters) set[character.charCodeAt(0)] = 1
  return set
}

const before = table(
  '去到了给跟和与从上找看跑叫是让对访望问主户村组家女子妇伴妈爸娘爹婆孙的完又还跟同及帮为呃嗯哎啊个就向替查名姓把被由俺咱天午晨晚刚说：说外',
)
const after = table(
  '家他她的在去到和跟与是说今昨前这那有没住房种养卖因得花办领学考当外打务做干呢嘛吧啊呀俩两三上下把给从也都还又已被同及以之儿媳老夫妻女孙娘爹妈爸父母闺小大岁腿脚病骨摔车查拿要想准不走回辞找月工开一二四五六七八九十哥叔伯嫂婶户申报评享收流租出入交支现眼目如正仍刚常突情稳电微低',
)

export const isHan = (unit: number): boolean => unit >= 0x4e00 && unit <= 0x9fff

/** Whether a name may begin at a position, by the character before it. */
export function mayBegin(text: string, at: number): boolean {
  if (at === 0) return true
  const unit = text.charCodeAt(at - 1)
  return !isHan(unit) || before[unit] === 1
}

/** Whether a name may end at a position, by the character that follows. */
export function mayEnd(text: string, at: number): boolean {
  if (at >= text.length) return true
  const unit = text.charCodeAt(at)
  return !isHan(unit) || after[unit] === 1
}

/** Words of every day that are written, or sound, like names. */
export const everyday = new Set(
  `对方 地方 前方 后方 双方 一方 马上 高兴 安全 方便 成功 平安 和平 温度 常年 时间 时候 白天 黄金 金额 周边 周末 周日 周一 周二 周三 周四 周五 周六 费用 安排 安置 包括 包扎
  任务 任何 毛病 关系 关于 应该 应当 全部 全家 全都 花费 花钱 方式 方面 白菜 黄牛 金银 房子 房屋 钱款 车祸 车间 车票 高中 高血压 高温 石头
  田地 田里 水塔 水泥 水管 林地 林场 江苏 江西 江浙 广东 张贴 张罗 成本 成员 成立 成绩 强调 路费 路上 路灯 麦子 麦地 牛羊 牛棚 羊圈 马路 温室
  严重 明天 明年 明显 明白 向来 向上 方案 万元 万一 危房 危险 党员 党费 单位 单独 单亲 景区 景点 乐意 商量 商店 商场 齐全 满意 满勤 来到
  易地 都好 都行 章程 何时 何地 项目 童工 康复 谷子 谷物 古镇 那个 那边 和他 查看 查体 花生 花椒 关门 关停 孔子 司机 农活 农药 农资 农忙 华为
  空调 常见 常住 盛产 盖房 柴火 桂花 桑叶 桑蚕 沙子 沙发 沙石 红薯 红白事 洪水 雷雨 冷库 冷冻 游玩 辛苦 连续 连夜 连着 支出 支付 支书 支持 国家
  国庆 通知 汽车 账上 张三家长 里拿 往来 立即 理由 李子 梨子 核桃 生病 上班 社保 时常 涨三 三张 向好 温馨 左右 右边 左边 别的 和气 家长 工长 安装 安心
  安稳 安居 康健 平稳 平时 平均 平平 平常 元旦 元宵 相关 相当 相信 相比 终于 于是 初中 初一 初二 初三 计划 计算 舒服 舒坦 尚未 尚可 付款 付清 付出 管理
  管事 干活 干旱 毕业 季度 盘活 解决 解释 鲜花 印章 邮政 邮储 储蓄 阳光 阴天 风险 凤凰 党委 官方 宾馆 顾客 顾不 容易 信用 信贷 信息 信心 植树 植物`
    .split(/\s+/)
    .filter((word) => word !== ''),
)
