import type { NumberReading } from '../values/value.ts'

/** Measures of what one sells or keeps: a figure before one of them is no money. */
export const goods =
  /^(?:亩|头|只|斤|公斤|吨|箱|袋|棵|株|筐|盆|箱|方|窝|群|棚|垄|架|天|个月|户|人|个|口|匹|条|羽|平|平方|平米|件|套|桶|瓶|枚|颗|车|担|捆|间|栋|座|台|辆|次|趟|场|份|千克|克|公里|里|米|岁|年|月|号|日|点|分|%|度)$/

// 收了俩事, 报一半: nobody tells less than this without saying that it is money.
const least = 10

/** A sum of money, or a bare figure that may be one. */
export const sum = (reading: NumberReading): boolean =>
  reading.money ||
  (reading.unit === undefined || reading.unit === ''
    ? reading.value >= least || reading.value <= 0
    : /^[元块毛]/.test(reading.unit))

/** A count of goods, people or land. */
export const count = (reading: NumberReading): boolean =>
  !reading.money && reading.unit !== undefined && goods.test(reading.unit)
