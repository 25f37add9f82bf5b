import { choice, further, option, text } from './field.ts'
import type { Kind } from './kind.ts'

// 住房, 饮水, 教育, 医疗 are the plan's three guarantees and water (T11): each is sound, or opens a case.
const guarantee = [
  option(
    'ok',
    '正常',
    '没问题 没事 无问题 安全 达标 有保障 没异常 无异常 没毛病 没有问题 没啥问题 好 良好 合格 稳定 无 已保障',
  ),
  option(
    'problem',
    '有问题',
    '不正常 异常 有点毛病 有毛病 成问题 不太行 不行 漏雨 停水 没保障 不安全 不达标 没解决 困难 未保障',
  ),
]

export const visit = {
  code: 'visit',
  label: '走访',
  synonyms: ['入户走访', '走访记录', '入户', '走访入户', '日常走访', '月走访', '家访', '回访', '遍访'],
  about: 'household',
  fields: [
    choice(
      'situation',
      '情况',
      ['家庭情况', '基本情况', '生活情况', '状况', '现状', '总体情况'],
      [
        option(
          'stable',
          '稳定',
          '正常 平稳 没困难 无困难 良好 挺好 没事 没问题 无异常 没异常 稳当 挺稳当 安稳 没变化 没啥变化 老样子 没啥问题 没难处 不错 一切正常 平稳正常',
        ),
        option('difficult', '有困难', '困难 不好 艰难 紧张 不稳定'),
      ],
    ),
    choice('housing', '住房', ['房屋', '房子', '住房安全', '安全住房', '住房情况'], guarantee),
    choice('water', '饮水', ['吃水', '用水', '饮用水', '饮水安全', '自来水', '饮水情况'], guarantee),
    choice('education', '教育', ['上学', '就学', '义务教育', '孩子上学', '教育保障', '教育情况'], guarantee),
    choice('medical', '医疗', ['看病', '就医', '医保', '基本医疗', '医疗保障', '医疗情况'], guarantee),
    text('needs', '需求', ['诉求', '需要', '要求', '困难诉求', '主要需求', '帮扶需求']),
    text('note', '备注', ['说明', '其他', '其它', '补充']),
    choice(
      'mode',
      '方式',
      ['走访方式', '形式'],
      [
        option('home', '入户', '上门 实地 到家 登门'),
        option('phone', '电话', '打电话 电话走访 电话联系 电话沟通 通电话 去电'),
        option('video', '视频', '微信视频 视频通话 打视频 视频走访'),
      ],
    ),
    further(
      choice(
        'role',
        '走访身份',
        ['身份'],
        [
          option('first-secretary', '第一书记'),
          option('team', '驻村工作队', '工作队 驻村队员'),
          option('responsible', '帮扶责任人', '责任人 帮扶人'),
        ],
      ),
    ),
    further(
      choice(
        'income',
        '收入变化',
        ['收入情况', '家庭收入'],
        [
          option('same', '持平', '差不多 没变化 不变 没变'),
          option('up', '增加', '增长 涨了 多了 上升'),
          option('down', '减少', '下降 少了 降了'),
        ],
      ),
    ),
  ],
  asks: [],
  examples: ['今天去{户}家走访，情况稳定，住房没问题', '#走访 {户} 电话 吃水有问题 备注：水泵坏了'],
  effect: {
    table: 'Visit',
    on: 'visitedOn',
    fields: ['mode', 'situation', 'housing', 'water', 'education', 'medical', 'needs'],
    also: ['last-visit'],
  },
} as const satisfies Kind
