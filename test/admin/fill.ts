import { newId } from '../../domain/ids.ts'
import { hear } from './hear.ts'
import { districtId, type TestConsole } from './open-console.ts'

const long = '今天去看了他家，房子漏雨想翻修，孩子上学要买书，吃水的管子冬天冻住过两回，'.repeat(6)

/** Enough of everything that no page is empty, long words among it. */
export async function fill({ db, now }: TestConsole): Promise<void> {
  await hear(db, now, {
    from: 'c2',
    text: '葛长根住院花了2万，葛佳佳去郑州打工',
    reports: [
      { kind: 'hardship', household: 'JY-0004', fields: { cause: 'illness', selfPaid: 20000 } },
      {
        kind: 'employment',
        household: 'JY-0004',
        person: '葛佳佳',
        fields: { change: 'started', place: '郑州', monthlyWage: 4500 },
      },
      { kind: 'training', household: 'JY-0004', fields: { course: '电工' } },
      { kind: 'visit', household: 'JY-0005' },
    ],
  })
  await hear(db, now, {
    from: 'c1',
    text: `走访王建军，${long}；王磊一个月58000；中王村排查了52户`,
    answer:
      '待确认\n王磊（中王村王建国户）务工：宁波，月工资 58,000 元\n“58000”是 58,000 元吗？回：是，或正确的数，如 5800',
    reports: [
      { kind: 'visit', household: null, status: 'pending', said: '王建军', fields: { needs: long } },
      { kind: 'village-check', household: null, status: 'pending', fields: { checked: 52 } },
      {
        kind: 'employment',
        household: 'JY-0001',
        person: '王磊',
        status: 'to-confirm',
        fields: { change: 'started', place: '宁波', monthlyWage: 58000 },
      },
    ],
  })
  await hear(db, now, {
    from: 'c2',
    text: '葛长根家搭伙 12',
    intent: 'unclear',
    unknown: ['搭伙'],
    answer: '未记录：没看出是哪一类',
  })
  const amounts = { wage: 36000, business: 8000, property: 1200, transfer: 5900, cost: 3000 }
  await db.prisma.incomeYear.createMany({
    data: [2022, 2023].map((year) => ({ districtId, householdCode: 'JY-0001', year, ...amounts })),
  })
  const todo = { districtId, id: newId(), kind: 'verify', householdCode: 'JY-0001', words: '王建国 入户核实' }
  await db.prisma.todo.create({ data: { ...todo, dueOn: new Date('2024-07-10') } })
  const place = { districtId, villageCode: '419001102209' }
  await db.prisma.project.create({
    data: { ...place, id: newId(), name: '粉条厂', class: 'revive', condition: 'idle', rentDue: 20000, rentPaid: 0 },
  })
  await db.prisma.villageMonth.create({
    data: { ...place, reportId: newId(), month: '2024-07', step: 'check', reportedOn: now, checked: 52, findings: 1 },
  })
  const counts = { claimed: 5, sent: 4, skipped: 2, unreached: 1, failed: 1 }
  const run = { districtId, job: 'visit-reminder', period: '2024-07/1' }
  await db.prisma.jobRun.create({ data: { ...run, id: newId(), startedAt: now, endedAt: now, counts } })
  await db.prisma.jobClaim.create({ data: { ...run, addressee: 'room-1', state: 'failed', trouble: 'Error X' } })
}
