import { lexicon } from '../../lexicon.ts'

/** What is grown and kept around 济源; the longest name is taken (薄皮核桃 before 核桃). */
const crops = `高山蔬菜 大棚蔬菜 蔬菜制种 制种 蔬菜 小麦 麦子 麦 春玉米 玉米 谷子 小米 红薯 土豆 花生 大豆 黄豆 绿豆 芝麻 油菜 薄皮核桃 核桃 苹果 桃树 桃子 桃 梨 杏 李子 樱桃 葡萄 石榴 山楂 柿子 枣 冬枣 板栗 花椒
  黄姜 生姜 柴胡 苍术 桔梗 白术 射干 怀菊花 怀山药 紫苏 藜麦 冬凌草 丹参 黄芩 连翘 金银花 艾草 药材 中药材 中草药 草药 地黄 山药 牛膝 菊花 烟叶 烟草 烤烟 香菇 蘑菇 平菇 羊肚菌 食用菌 木耳 西瓜 甜瓜 草莓 辣椒 西红柿 番茄 黄瓜 白菜 萝卜 大葱 葱 大蒜 洋葱 茄子 豆角
  南瓜 莲藕 桑树 桑叶 苗木 树苗 花卉 牡丹 玫瑰 油牡丹 棉花 高粱 荞麦 果树 猕猴桃 软籽石榴 金丝皇菊 皇菊 黄花菜 香椿 皂角 皂荚 迷迭香 酿酒葡萄 苞谷 棒子 韭菜 菠菜 芹菜 冬瓜 丝瓜 连翘 红薯粉条 粉条 粉皮 花椒 核桃仁 柿饼 杂粮 粮食 秋粮 夏粮 余粮 庄稼 菜 瓜`
const animals = `鸡蛋 鸭蛋 土鸡蛋 羊奶 牛奶 波尔山羊 山羊 绵羊 湖羊 奶山羊 母羊 小羊 羊羔 黑山羊 羊 黑猪 土猪 生猪 老母猪 母猪 猪仔 猪崽 猪娃 仔猪 小猪 肥猪 猪 肉牛 黄牛 奶牛 母牛 小牛 牛犊 牛娃 牛 土鸡 蛋鸡 肉鸡 柴鸡 小鸡 鸡 肉兔 獭兔 长毛兔 兔子 兔 麻鸭 鸭子 鸭 鹅 蜂蜜 中蜂 蜜蜂 蜂 肉鸽 鸽子 鸽 鹌鹑 土元 驴 马 鱼 泥鳅 蚕 梅花鹿 鹿 大雁 蝎子 黄粉虫 鸵鸟`

export type Activity = 'planting' | 'livestock'

const split = (list: string): string[] => list.split(/\s+/).filter((word) => word !== '')

/** 一亩800, 一只卖1100: one of them and what it brings; no count of what there is. */
export const priceFollows = /^(?:地|能|卖|给|算|合|的|是|价|租金?|均|\uE003)*\uE001/

/** All of them: none of their characters speaks for anything (the 花 of 棉花 is no spending). */
export const goodsWords: readonly string[] = [...split(crops), ...split(animals)]

export const goods = lexicon<Activity>([
  ...split(crops).map((word) => [word, 'planting'] as const),
  ...split(animals).map((word) => [word, 'livestock'] as const),
])

/** The first of them in a text, or null; 马上, 牛肉面, 鱼塘 and the like are looked over. */
export function goodIn(text: string): { start: number; end: number; word: string; means: Activity } | null {
  return (
    goods
      .all(text)
      .find(
        ({ start, word }) =>
          !/^(?:马[上路]|牛奶|羊毛|菜市场|瓜子|桃园|枣园|鱼塘|猪圈|牛棚|羊圈|鸡舍|牛肉|羊肉|猪肉|牛栏|菜地|菜园|瓜地)/.test(
            text.slice(start, start + word.length + 2),
          ),
      ) ?? null
  )
}
