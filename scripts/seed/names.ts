import type { Random } from './random.ts'

// Surnames as they are common around 济源, the commonest several times.
const surnames = [
  ...'王王王王李李李李张张张赵赵刘刘陈陈杨周孙马郭卫卫苗苗成成侯商牛葛段翟聂酒齐范薛常黄宋杜孔任石段崔冯原逯',
]
const boys =
  '建国 铁柱 全福 长根 有才 德胜 保山 小军 文博 志强 永祥 国庆 红旗 新民 海涛 金锁 来福 玉山 春生 振华 连喜 满仓 天佑 学文 明亮 爱军 卫东 占营 双喜 立新 传书 兴旺 广林 石头 运成 麦收 守义 庆丰 晓东 浩然 宇航 子涵 俊杰 鹏飞 家乐 景行 一鸣 向阳 育才 书田'.split(
    ' ',
  )
const girls =
  '秀英 桂兰 凤英 爱花 玉梅 秋香 小娜 佳佳 欣怡 红霞 春梅 淑珍 巧云 冬梅 荣花 素琴 改玲 麦香 云霞 彩霞 雪芹 改花 小燕 海燕 艳丽 静雯 雨桐 梦瑶 思源 婷婷 晓敏 慧芳 月娥 银环 翠平 秋菊 菊花 莲叶 红娟 美荣 梓萱 诗涵 可欣 文静 秀芝 玉洁 小红 瑞霞 会琴 香莲'.split(
    ' ',
  )
const middles = [...'文志国建玉春秀小红海永金德学新明家晓桂兴']
const lasts = {
  男: [...'强军伟涛勇平生福林山海峰宝祥东亮刚波斌杰'],
  女: [...'英兰梅花霞芳玲琴丽娟敏燕云萍香莲珍娜静红'],
} as const

export type Sex = '男' | '女'

/** A surname, for a household's head or who married in. */
export const surname = (random: Random): string => random.pick(surnames)

/** A given name of two signs, some from a list of village names, some put together. */
export function givenName(random: Random, sex: Sex): string {
  if (random.chance(0.5)) return random.pick(sex === '男' ? boys : girls)
  return random.pick(middles) + random.pick(lasts[sex])
}
