import type { Handler } from '../console.ts'
import type { Path } from '../roles.ts'
import { showAudit } from './audit.tsx'
import { showDay } from './day.tsx'
import { correctHousehold, showHousehold } from './household.tsx'
import { listHouseholds } from './households.tsx'
import { logIn, showLogin } from './login.tsx'
import { logOut } from './logout.ts'
import { listMessages } from './messages.tsx'
import { changePassword, showPassword } from './password.tsx'
import { listReports } from './reports.tsx'
import { revealNumber } from './reveal.tsx'
import { addSetting, endSetting, listSettings, showSetting } from './settings.tsx'
import { setTextSize } from './text-size.ts'
import { changeUser, disableUser, enableUser, resetUser, showUser } from './user.tsx'
import { addUser, listUsers } from './users.tsx'
import { correctWord, endWord, showWord } from './word.tsx'
import { addWord, listWords } from './words.tsx'

export interface Route {
  readonly path: Path
  /** Also answers HEAD; changes nothing. */
  readonly get?: Handler
  readonly post?: Handler
}

/** Every address of the console. Who may use it stands in roles.ts, whose keys are the only paths a route can have. */
export const routes: readonly Route[] = [
  { path: '/login', get: showLogin, post: logIn },
  { path: '/logout', post: logOut },
  { path: '/password', get: showPassword, post: changePassword },
  { path: '/text-size', post: setTextSize },
  { path: '/', get: showDay },
  { path: '/households', get: listHouseholds },
  { path: '/households/:code', get: showHousehold, post: correctHousehold },
  { path: '/households/:code/reveal', post: revealNumber },
  { path: '/reports', get: listReports },
  { path: '/messages', get: listMessages },
  { path: '/words', get: listWords, post: addWord },
  { path: '/words/:id', get: showWord, post: correctWord },
  { path: '/words/:id/end', post: endWord },
  { path: '/users', get: listUsers, post: addUser },
  { path: '/users/:id', get: showUser, post: changeUser },
  { path: '/users/:id/reset', post: resetUser },
  { path: '/users/:id/disable', post: disableUser },
  { path: '/users/:id/enable', post: enableUser },
  { path: '/audit', get: showAudit },
  { path: '/settings', get: listSettings, post: addSetting },
  { path: '/settings/:key', get: showSetting },
  { path: '/settings/:key/end', post: endSetting },
]
