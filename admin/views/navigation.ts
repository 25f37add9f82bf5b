import type { Path } from '../roles.ts'

/** The left navigation: groups and their pages, in order. A page comes in with its route. */
export const navigation = [
  {
    label: '今天',
    links: [
      ['今日情况', '/'],
      ['审核', '/review'],
      ['待办', '/todos'],
      ['消息', '/messages'],
    ],
  },
  {
    label: '台账',
    links: [
      ['帮扶户', '/households'],
      ['报告', '/reports'],
      ['监测个案', '/cases'],
      ['帮扶项目', '/projects'],
      ['各本台账', '/ledgers'],
    ],
  },
  {
    label: '核查',
    links: [['村级排查', '/checks']],
  },
  {
    label: '管理',
    links: [
      ['干部', '/cadres'],
      ['导入', '/imports'],
      ['工作群', '/groups'],
      ['本地词', '/words'],
      ['定时任务', '/jobs'],
      ['设置', '/settings'],
      ['用户', '/users'],
      ['审计', '/audit'],
    ],
  },
] as const satisfies readonly { readonly label: string; readonly links: readonly (readonly [string, Path])[] }[]
