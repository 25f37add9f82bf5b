/** The words of the official forms (policy: 'Code lists'); what a list holds is what may be recorded. */

const list = <const Word extends string>(...words: readonly Word[]): readonly Word[] => words

export const relations = list(
  '户主',
  '配偶',
  '之子',
  '之女',
  '之儿媳',
  '之女婿',
  '之孙子',
  '之孙女',
  '之外孙子',
  '之外孙女',
  '之父',
  '之母',
  '之岳父',
  '之岳母',
  '之公公',
  '之婆婆',
  '之祖父',
  '之祖母',
  '之外祖父',
  '之外祖母',
  '之兄弟姐妹',
  '其他',
)
export const healths = list('健康', '长期慢性病', '患有大病', '残疾')
export const labours = list('普通劳动力', '技能劳动力', '弱劳动力或半劳动力', '丧失劳动力', '无劳动力')
export const educations = list('文盲或半文盲', '小学', '初中', '高中', '大专', '本科及以上')
export const schools = list(
  '学龄前儿童',
  '学前教育',
  '小学',
  '初中',
  '普通高中',
  '中职',
  '高职高专',
  '技师学院',
  '本科',
  '硕士及以上',
)
export const householdTypes = list('一般脱贫户', '低保脱贫户', '特困供养脱贫户', '一般农户')
export const risks = list(
  '因病',
  '因学',
  '因残',
  '因自然灾害',
  '因意外事故',
  '因产业项目失败',
  '因务工就业不稳',
  '缺劳动力',
  '因安全住房',
  '因安全饮水',
  '其他',
)
export const disabilityKinds = list('视力', '听力', '言语', '肢体', '智力', '精神', '多重')
export const disabilityGrades = list('一级', '二级', '三级', '四级')
export const sexes = list('男', '女')

/** 监测对象类别: the code that is kept by the word of the form. */
export const monitoredKinds = {
  脱贫不稳定户: 'unstable',
  边缘易致贫户: 'marginal',
  突发严重困难户: 'sudden-hardship',
} as const

/** Who of 劳动技能 can work (policy: 'Settled'). */
export function canWork(labour: string): boolean {
  return labour === '普通劳动力' || labour === '技能劳动力' || labour === '弱劳动力或半劳动力'
}
