import { choice, option, text } from './field.ts'
import type { Kind } from './kind.ts'

export const member = {
  code: 'member',
  label: '成员变化',
  synonyms: ['人口变化', '家庭成员变化', '成员变更'],
  about: 'person',
  fields: [
    choice(
      'event',
      '事件',
      ['变化', '变化类型', '类型'],
      [
        option('born', '出生', '生了 添了 新生儿'),
        option('died', '死亡', '去世 过世 病故 老了 没了'),
        option('married-in', '婚入', '娶进 嫁入'),
        option('married-out', '婚出', '嫁出 出嫁'),
        option('moved-in', '迁入'),
        option('moved-out', '迁出'),
        option('split', '分户', '分家'),
        option('disabled', '新增残疾', '致残'),
        option('enrolled', '入学', '考上'),
        option('graduated', '毕业'),
      ],
    ),
    text('relation', '与户主关系', ['关系']),
    text('name', '姓名', ['新成员']),
    text('school', '学校', ['院校']),
  ].map((field) => ({ ...field, further: true })),
  asks: [],
  examples: ['#成员变化 {户} 出生 与户主关系：之孙子'],
  effect: { table: 'MemberChange', on: 'happenedOn', person: true, fields: ['event', 'relation', 'name', 'school'] },
} as const satisfies Kind
