import { choice, further, money, number, option, text } from './field.ts'
import type { Kind } from './kind.ts'

export const project = {
  code: 'project',
  label: '帮扶项目',
  synonyms: ['项目', '产业项目', '扶贫项目', '项目情况', '衔接项目', '帮扶产业项目'],
  about: 'village',
  fields: [
    text('name', '项目名称', ['名称', '项目', '项目名']),
    choice(
      'condition',
      '运行情况',
      ['运行状态', '状态', '经营情况', '运营情况', '情况', '运行', '经营状况', '项目状态', '运转情况', '运营状态'],
      [
        option('running', '正常运行', '正常 运行正常 良好 运转正常 正常运营 正常运转 在产 正常生产'),
        option('weak', '效益不佳', '效益差 效益一般 经营困难 不好 不景气 效益不好 勉强维持 较差 低效 弱 半停产'),
        option('idle', '闲置', '空着 撂荒 闲着 闲置中 空置'),
        option('stopped', '停产', '停了 停工 关停 停业 停用 倒闭 停运 停办'),
      ],
    ),
    number('jobs', '带动就业', '人', [
      '就业人数',
      '用工',
      '吸纳就业',
      '带动人数',
      '务工人数',
      '就业',
      '带动',
      '带动就业人数',
      '吸纳',
      '用工人数',
    ]),
    money('rentDue', '应收租金', ['应交租金', '应付租金', '年租金', '租金', '应缴租金', '应收', '应交']),
    money('rentPaid', '已收租金', ['已交租金', '实收租金', '已付租金', '已缴租金', '实收', '已交', '已收', '收到租金']),
    further(
      choice(
        'class',
        '分类',
        ['四个一批', '项目分类'],
        [
          option('consolidate', '巩固', '巩固一批'),
          option('upgrade', '升级', '升级一批'),
          option('revive', '盘活', '盘活一批'),
          option('adjust', '调整', '调整一批'),
        ],
      ),
    ),
    further(text('next', '下步打算', ['下一步', '下步措施'])),
    further(text('unit', '责任单位', ['实施单位'])),
    further(money('invested', '投资', ['投入资金', '总投资'])),
    further(number('households', '带动户数', '户', ['联农带农户数'])),
  ],
  asks: [],
  examples: ['{村}粉条厂运行正常，带动就业6人', '#帮扶项目 {村} 养殖场 闲置'],
  effect: { table: 'ProjectState', on: 'saidOn', fields: ['name', 'condition', 'jobs', 'rentDue', 'rentPaid'] },
} as const satisfies Kind
