import type { Mention } from './mentions.ts'

const called = '[一-鿿]{2,4}'
// 去二拐子家, 到黑蛋家: whose door it was.
const door = new RegExp(
  `(?:走访|入户|家访|回访|看望|探望|慰问|[去到上从跑])(?:了|过|完)?(${called}?)家(?=$|[,。;!\\s里看走坐转访慰那]|去|一[切趟]|今天|昨天|情况|都|没|挺)`,
)
// 走访二拐子, 回访了黑蛋，一切都好
const alone = new RegExp(
  `(?:^|[,。;\\s天午晨晚了去])(?:走访|家访|回访|看望|探望|慰问)(?:了|过|完)?(${called}?)(?=$|[,。;!\\s]|一切|家里)`,
)
// Whose house it is by kin, office or list, not by a name; and what is called on that is no person.
const noName =
  /^(?:[他她你您恁俺咱我谁哪每各几这那两某]|一[户家]|.*(?:[户村组镇乡县队部所院校站厂店园员会班社局]|群众|村民|党员|老人|老乡|干部|书记|主任|领导|同事|朋友|亲戚|邻居|居民|对象|老家|人家|大家|国家|专家|农家|自家|娘家|婆家|全家|人员|工作|任务|记录|情况|材料|照片|表格?|台账|结束|完成|完毕|时|中|了|过|安排|计划|通知|资料|次数|系统|准备|工人|老板|老师|同志|儿子|闺女|女儿|姥姥|舅舅|姑姑|姨|叔|伯|哥|姐|弟|妹|爸|妈|爹|娘|爷爷|奶奶)$|.*[的在是和跟与看去到走访回])/
const marked = /^\s*[#【[]/

/**
 * Somebody called on whom no roster and no rule of names knows: 走访二拐子, 去二拐子家看了看. Asked where nobody else is
 * named, so that a visit that was told is asked about and never lost. At most one.
 */
export function calledOn(text: string): Mention[] {
  if (!/家|访|望|慰/.test(text) || marked.test(text)) return []
  const found = door.exec(text) ?? alone.exec(text)
  const name = found?.[1]
  if (found === null || name === undefined || noName.test(name)) return []
  const start = found.index + found[0].indexOf(name)
  return [{ start, end: start + name.length, via: 'stranger', bearers: [] }]
}
