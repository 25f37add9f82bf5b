import { choice, money, option, text } from './field.ts'
import type { Kind } from './kind.ts'

// Asked after what the cause mostly takes: what was paid, or what was lost.
const lost = ['disaster', 'unemployment', 'industry-failure', 'housing', 'water']
const paid = ['illness', 'disability', 'accident', 'education', 'other']

export const hardship = {
  code: 'hardship',
  label: '突发困难',
  synonyms: ['困难', '突发', '突发情况', '突发事件', '突发严重困难', '困难上报'],
  about: 'household',
  fields: [
    choice(
      'cause',
      '原因',
      ['困难原因', '致困原因', '事由', '类型', '困难类型', '事件', '致贫原因', '情况', '因'],
      [
        option('illness', '因病', '疾病 生病 大病 住院 患病 病 重病 得病 手术'),
        option('disability', '因残', '残疾 致残 残'),
        option(
          'disaster',
          '自然灾害',
          '因灾 灾害 冰雹 洪水 暴雨 大风 旱灾 干旱 火灾 水灾 受灾 霜冻 滑坡 雹灾 洪涝 山体滑坡 灾',
        ),
        option('accident', '意外事故', '意外 事故 车祸 摔伤 骨折 工伤 交通事故 摔 撞'),
        option('education', '因学', '上学 学费 教育 就学 学'),
        option('unemployment', '失业', '务工不稳 因务工就业不稳 没活 丢工作 待业 因务工 下岗 失去工作'),
        option(
          'industry-failure',
          '产业失败',
          '因产业项目失败 产业项目失败 养殖失败 种植失败 亏损 赔钱 滞销 产业 疫病',
        ),
        option('housing', '住房', '房屋 危房 因安全住房 房子 漏雨'),
        option('water', '饮水', '吃水 用水 因安全饮水 停水 缺水 断水'),
        option('other', '其他', '其它'),
      ],
    ),
    money('selfPaid', '自付', [
      '自费',
      '自付金额',
      '个人自付',
      '自付费用',
      '自己花',
      '自掏',
      '自负',
      '个人支付',
      '自付部分',
      '自己承担',
      '自费金额',
      '个人承担',
    ]),
    money('loss', '损失', ['损失金额', '经济损失', '财产损失', '损失约', '直接损失']),
    text('note', '备注', ['说明', '详情', '情况说明', '补充', '其他说明', '描述']),
  ],
  asks: [
    { field: 'cause', words: '家是什么原因？回数字，或直接写：' },
    { field: 'selfPaid', words: '家自己花了多少元？回数字，如 2300', never: { cause: lost }, unless: ['loss'] },
    { field: 'loss', words: '家损失了多少元？回数字，如 3800', never: { cause: paid }, unless: ['selfPaid'] },
  ],
  examples: ['{户}住院了，自己掏了两万三，家里困难', '#突发困难 {户} 原因：冰雹 损失：3800'],
  effect: { table: 'Hardship', on: 'happenedOn', person: true, fields: ['cause', 'selfPaid', 'loss'], also: ['lead'] },
} as const satisfies Kind
