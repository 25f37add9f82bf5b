import { option, plain, text } from './field.ts'
import type { Kind } from './kind.ts'

export const training = {
  code: 'training',
  label: '培训持证',
  synonyms: ['培训', '持证', '技能培训', '培训取证', '考证'],
  about: 'person',
  fields: [
    text('course', '培训内容', [
      '课程',
      '项目',
      '专业',
      '工种',
      '培训项目',
      '培训课程',
      '培训工种',
      '内容',
      '培训名称',
      '培训',
    ]),
    text('certificate', '证书', ['证件', '证', '证书名称', '持证', '取得证书', '资格证', '证书类型']),
    plain('boolean', 'certified', '是否取证', ['取证', '是否持证', '拿证', '已取证', '是否拿证', '获证', '取证情况']),
  ],
  asks: [],
  examples: ['{户}学了电工，证考下来了', '#培训持证 {户} 家政 已取证'],
  effect: { table: 'Training', on: 'saidOn', person: true, fields: ['course', 'certificate', 'certified'] },
} as const satisfies Kind

/** How a boolean is said behind its label. */
export const yesNo = [
  option('true', '是', '有 已 已取证 已持证 已拿证 取得 已取得 拿到 拿到了 考下来了 考上了 已发 发了 合格 通过 对'),
  option('false', '否', '没有 未 未取证 未持证 没拿到 未取得 没考上 还没 没有取证 不合格 没过 未拿证 无 没'),
]
