const currencies = new Set(
  '元 圆 块 美元 港元 港币 欧元 日元 英镑 卢布 韩元 泰铢 法郎 卢比 澳元 加元 人民币 美金 美刀'.split(' '),
)

/** Whether a measure word is one of money. */
export const isMoney = (unit: string): boolean => currencies.has(unit)
