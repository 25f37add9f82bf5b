/** The left navigation: groups and their pages, in order. A page comes in with its route. */
export const navigation = [
  {
    label: '今天',
    links: [
      ['今日情况', '/'],
      ['消息', '/messages'],
    ],
  },
  {
    label: '台账',
    links: [
      ['帮扶户', '/households'],
      ['报告', '/reports'],
    ],
  },
] as const
