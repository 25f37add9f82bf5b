import { type Role, roles } from '../domain/asker.ts'
import { Expected } from '../domain/errors.ts'
import { areaByCode, areaByName } from '../domain/places/areas.ts'
import { district } from '../domain/places/jiyuan.ts'
import {
  addUser,
  type By,
  disableUser,
  listUsers,
  resetPassword,
  type User,
  userByName,
} from '../domain/records/accounts.ts'
import { districtId } from '../domain/records/district.ts'
import { type Database, transact } from '../prisma/transact.ts'
import { nearest, readArguments, Usage } from './arguments.ts'
import { readConfig } from './config.ts'
import { runCommand } from './edge.ts'
import { openForCommand } from './open.ts'

const example = 'npm run user -- add 孙丽 --role town --area 轵城镇'

const about = `add NAME --role ROLE [--area AREA]   加一个控制台账号，输出用户名和一次性密码（24 小时内有效，用一次）
list                                 列出账号
reset NAME                           换一个一次性密码，解除锁定
disable NAME                         停用，已登录的立即退出

ROLE  village 村、town 镇、district 示范区、admin 管理员、auditor 审计员
AREA  419001102、济源示范区、轵城镇 或 轵城镇/中王村；village 和 town 必须写`

/** Console accounts: results as JSON lines. */
runCommand(async (argv) => {
  const { options, rest } = readArguments(argv, {
    example,
    about,
    options: { role: { type: 'string' }, area: { type: 'string' } },
    takes: ['命令（add、list、reset、disable）', '用户名?'],
  })
  const act = actOf(rest, options)
  const { db } = await openForCommand(readConfig(), 'user')
  try {
    const by = { districtId, actor: { kind: 'command', id: 'user' }, origin: 'user', now: new Date() } as const
    for (const line of await act(db, by)) process.stdout.write(`${JSON.stringify(line)}\n`)
    return 0
  } finally {
    await db.close()
  }
})

type Act = (db: Database, by: By) => Promise<readonly object[]>

/** What was asked, understood before anything is opened. */
function actOf(rest: readonly string[], options: { role?: string | undefined; area?: string | undefined }): Act {
  const [word = '', name] = rest
  if (word === 'list') return list
  const known = ['add', 'list', 'reset', 'disable']
  if (!known.includes(word)) {
    const near = nearest(word, known)
    throw new Usage(`没有命令 ${word}${near === undefined ? '' : `，是不是 ${near}`}。例：${example}`)
  }
  if (name === undefined) throw new Usage(`${word} 后面要写用户名。例：${example}`)
  if (word === 'add') return add(name, roleOf(options.role), options.area)
  return word === 'reset' ? reset(name) : disable(name)
}

function roleOf(text: string | undefined): Role {
  const role = roles.find((known) => known === text)
  if (role === undefined) throw new Usage(`--role 要写 ${roles.join('、')} 之一。例：${example}`)
  return role
}

function add(username: string, role: Role, areaText: string | undefined): Act {
  if (areaText === undefined && (role === 'village' || role === 'town')) {
    throw new Usage(`角色 ${role} 要写 --area。例：${example}`)
  }
  return async (db, by) => {
    const area = areaByName(areaText ?? district.code)
    if (area === undefined) {
      throw new Expected(`没有“${areaText}”这个地方；请写代码，或 济源示范区、轵城镇、轵城镇/中王村 这样的名称`)
    }
    const { password } = await transact(db, (tx) => addUser(db, tx, by, { username, role, area }))
    return [{ username, password }]
  }
}

const list: Act = async (db) => {
  const users = await listUsers(db, districtId)
  return users.map(({ username, role, area, oneTimeUntil, disabledAt }) => {
    const state = disabledAt !== null ? 'disabled' : oneTimeUntil !== null ? 'one-time' : 'active'
    return { username, role, area: areaByCode(area)?.name ?? area, state }
  })
}

const reset =
  (username: string): Act =>
  async (db, by) => {
    const user = await known(db, username)
    const { password } = await transact(db, (tx) => resetPassword(tx, by, user))
    return [{ username, password }]
  }

const disable =
  (username: string): Act =>
  async (db, by) => {
    const user = await known(db, username)
    if (user.disabledAt === null) await transact(db, (tx) => disableUser(tx, by, user))
    return [{ username, state: 'disabled' }]
  }

async function known(db: Database, username: string): Promise<User> {
  const user = await userByName(db, districtId, username)
  if (user === null) throw new Expected(`没有用户 ${username}；请用 npm run user -- list 看有哪些`)
  return user
}
