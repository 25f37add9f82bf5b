import { monthOf, shanghaiDay } from '../../domain/calendar.ts'
import { pageOf } from '../../domain/lists/list.ts'
import { type TodoFilter, todoOf, todoStates, todos } from '../../domain/lists/open-todos.ts'
import { reports } from '../../domain/lists/reports.ts'
import { villageChecks } from '../../domain/lists/village-checks.ts'
import { notVisited } from '../../domain/lists/visits.ts'
import { finishTodo as finish } from '../../domain/records/todos.ts'
import { transact } from '../../prisma/transact.ts'
import { acting, signedIn } from '../acting.ts'
import type { Console, Context, Handler } from '../console.ts'
import { Elsewhere, Refusal } from '../refusal.ts'
import { knownTown, knownVillage } from '../views/areas.ts'
import { page } from '../views/page.tsx'
import type { Tile } from '../views/tiles.tsx'
import { TodoList } from '../views/todos.tsx'
import { instantWords } from '../views/words.ts'
import { asked, oneOf } from './query.ts'
import { reasonOf } from './reason.ts'
import { fileAsked, sendTable } from './table-file.ts'
import { isStale, unlessStale } from './unless-stale.ts'

export const listTodos: Handler = async (console, ctx) => {
  const town = knownTown(asked(ctx, 'town'))
  const village = knownVillage(asked(ctx, 'village'), town)
  const state = oneOf(asked(ctx, 'state'), todoStates)
  const filter = { q: asked(ctx, 'q'), town, village, state, on: shanghaiDay(console.clock()) }
  const format = fileAsked(ctx)
  if (format) return sendTable(console, ctx, todos, filter, format)
  await show(console, ctx, filter, null)
}

async function show(console: Console, ctx: Context, filter: TodoFilter, refused: string | null): Promise<void> {
  const { asker } = signedIn(ctx)
  const [found, due] = await Promise.all([
    pageOf(todos, console.db, asker, filter, asked(ctx, 'after') ?? null),
    dueTiles(console, ctx, filter.on),
  ])
  const body = <TodoList filter={filter} page={found} due={due} refused={refused} />
  page(console, ctx, { title: '待办', wrong: refused !== null }, body)
}

const cap = 10_001

/** The same counts as the lists they lead to. */
async function dueTiles({ db }: Console, ctx: Context, on: string): Promise<readonly Tile[]> {
  const { asker } = signedIn(ctx)
  const month = monthOf(on)
  const [visits, checks, pending, toConfirm] = await Promise.all([
    notVisited.count(db, asker, { month }, cap),
    villageChecks.count(db, asker, { month, on, done: false }, cap),
    reports.count(db, asker, { status: 'pending' }, cap),
    reports.count(db, asker, { status: 'to-confirm' }, cap),
  ])
  return [
    { name: '本月未走访', count: visits, href: '/ledgers/not-visited', words: '户' },
    { name: '本月未排查', count: checks, href: '/checks?state=missing', words: '个村' },
    { name: '待定户', count: pending, href: '/reports?status=pending', words: '不知道说的是哪一户' },
    { name: '待确认', count: toConfirm, href: '/reports?status=to-confirm', words: '等干部回“是”' },
  ]
}

/** Puts a todo away that was done without a word to the robot. */
export const finishTodo: Handler = async (console, ctx) => {
  const on = shanghaiDay(console.clock())
  const todo = await todoOf(console.db, signedIn(ctx).asker, ctx.state.params.id ?? '', on)
  if (todo === null) throw new Refusal(404, '没有这件待办，或不在您的辖区')
  const stale = (): Refusal => {
    const now = todo.doneAt === null ? '改过' : `${instantWords(todo.doneAt, console.clock())} 办完`
    return new Refusal(409, `“${todo.words}”打开时还在办，现在已经${now}。请返回刷新再看`)
  }
  if (isStale(ctx, todo.version) || todo.doneAt !== null) throw stale()
  const { reason, wrong } = reasonOf(ctx, '已电话核实')
  const [fault] = wrong
  if (fault !== undefined) {
    ctx.status = 422
    return show(console, ctx, { on }, `“${todo.words}”没有记为办完：${fault.words}`)
  }
  await unlessStale(
    () => transact(console.db, (tx) => finish(tx, acting(console, ctx), todo, reason)),
    async () => {
      throw stale()
    },
  )
  throw new Elsewhere('/todos')
}
