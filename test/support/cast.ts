/** The named cast of the tests: the contract's own sample, with a leader and two groups. All villages are real. */
const households = [
  ['JY-0001', '轵城镇', '中王村', ['王建国', '李秀英', '王磊']],
  ['JY-0002', '轵城镇', '中王村', ['李铁柱', '张桂兰', '李娜']],
  ['JY-0003', '轵城镇', '赵村', ['赵全福', '赵小军']],
  ['JY-0004', '邵原镇', '葛山村', ['葛长根', '牛凤英', '葛佳佳']],
  ['JY-0005', '邵原镇', '葛山村', ['王建国', '卫秋香']],
  ['JY-0006', '大峪镇', '王庄村', ['张三', '苗爱花', '张欣怡']],
  ['JY-0007', '大峪镇', '三岔河村', ['成有才']],
  ['JY-0008', '王屋镇', '愚公村', ['侯德胜', '商玉梅', '侯文博']],
] as const

export const cast = {
  households: households.map(([code, town, village, members]) => ({ code, town, village, head: members[0], members })),
  cadres: [
    { id: 'c1', name: '赵志强', households: ['JY-0001', 'JY-0002', 'JY-0003'], reports: '轵城镇/中王村' },
    { id: 'c2', name: '卫红霞', households: ['JY-0004', 'JY-0005'] },
    { id: 'c3', name: '李伟', households: ['JY-0006', 'JY-0007', 'JY-0008'] },
    { id: 'c4', name: '孔令辉', households: ['JY-0001', 'JY-0005'] },
    { name: '卢明', phone: '13800000001', households: ['JY-0004'] },
    { id: 'l1', name: '孙丽', households: [], leads: '轵城镇' },
  ],
  groups: [
    { chat: 'room-1', area: '轵城镇' },
    { chat: 'room-2', area: '邵原镇' },
  ],
} as const
