/** Who writes what where, so that a picture shows it with its answers. */
export interface Scene {
  /** Name of the picture, without `chat-`. */
  readonly name: string
  /** Cadre or leader of the demonstration district. */
  readonly who: string
  /** Group in which it is written; without: the single chat. */
  readonly group?: string
  /** One after the other; each is answered before the next. */
  readonly says: readonly string[]
}

const kind = (name: string, text: string): Scene => ({ name, who: 'c2', says: [text] })
const single = (name: string, ...says: readonly string[]): Scene => ({ name, who: 'c1', says })

/** The pictures of 用户手册, in the order in which they are taken: later ones build on what earlier ones told. */
export const scenes: readonly Scene[] = [
  kind('visit', '今天去陈新波家走访，情况稳定，住房没问题'),
  kind('employment', '薛红旗上月去宁波进厂了，一个月5500'),
  kind('training', '薛红旗学了电工，证考下来了'),
  kind('hardship', '冯秀峰住院了，自己掏了两万三，家里困难'),
  kind('income', '陈新波家卖核桃收入7200'),
  kind('expense', '陈新波家给儿子办婚事花了七万六'),
  kind('industry', '酒德平家今年种了6亩谷子，还养着15只羊'),
  kind('assistance', '冯秀峰的医疗救助批了2300，钱还没到'),
  kind('property', '王金涛家3亩坡地流转给药材公司，一年给1800'),
  kind('measure', '陈新波家的院墙我们给修好了'),
  kind('village-check', '中王村这个月排查完了，44户，全都正常'),
  kind('collective', '中王村村集体今年光伏收入4万2'),
  kind('project', '中王村粉条厂运行正常，带动就业6人'),
  kind('customs', '中王村搞了个好婆婆评选，60人参加'),
  single('several', '牛向阳、孙新平两户今天都走访了，情况稳定'),
  single('which', '走访 李铁柱，吃水有点问题', '4'),
  single('sound', '走访 王见国，情况稳定', '是'),
  single('wage', '王磊在宁波打工，一个月58000', '5800'),
  single('future', '#走访 王建国 电话 明天', '取消'),
  single('bad-day', '2月30日走访马长根，情况稳定'),
  single('unclear', '王建国 4500'),
  single('query', '查 王建国'),
  single('todo', '我的待办'),
  single('progress', '本月进度'),
  single('help', '帮助'),
  single('help-visit', '帮助 走访'),
  { name: 'group', who: 'c1', group: 'room-419001102', says: ['王建国住院了，自己花了两万三，家里困难', '查 王建国'] },
]
