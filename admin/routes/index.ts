import type { Handler } from '../console.ts'
import type { Path } from '../roles.ts'
import { showAudit } from './audit.tsx'
import { retireCadre, showCadre, unbindCadre } from './cadre.tsx'
import { listCadres } from './cadres.tsx'
import { listCases } from './cases.tsx'
import { listChecks } from './checks.tsx'
import { showDay } from './day.tsx'
import { sendEvidence } from './evidence.ts'
import { changeGroup, digestPicture, showGroup } from './group.tsx'
import { listGroups } from './groups.tsx'
import { handOver } from './hand-over.tsx'
import { correctHousehold, showHousehold } from './household.tsx'
import { printHousehold, printVisits } from './household-print.tsx'
import { listHouseholds } from './households.tsx'
import { mapColumns } from './import-columns.tsx'
import { carryOutImport, checkImport, dropImport, listImports } from './imports.tsx'
import { listJobs, retryJob } from './jobs.tsx'
import { showLedger, showLedgers } from './ledgers.tsx'
import { logIn, showLogin } from './login.tsx'
import { logOut } from './logout.ts'
import { listMessages } from './messages.tsx'
import { showImport } from './one-import.tsx'
import { changePassword, showPassword } from './password.tsx'
import { listProjects } from './projects.tsx'
import { confirmReport, correctReport, placeReport, showReport, withdrawReport } from './report.tsx'
import { listReports } from './reports.tsx'
import { revealNumber } from './reveal.tsx'
import { reviewMessage, showReview } from './review.tsx'
import { addSetting, endSetting, listSettings, showSetting } from './settings.tsx'
import { setTextSize } from './text-size.ts'
import { finishTodo, listTodos } from './todos.tsx'
import { undoImport } from './undo-import.tsx'
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
  { path: '/households/:code/file', get: printHousehold },
  { path: '/households/:code/reveal', post: revealNumber },
  { path: '/households/:code/visits', get: printVisits },
  { path: '/reports', get: listReports },
  { path: '/reports/:id', get: showReport, post: correctReport },
  { path: '/reports/:id/confirm', post: confirmReport },
  { path: '/reports/:id/household', post: placeReport },
  { path: '/reports/:id/withdraw', post: withdrawReport },
  { path: '/review', get: showReview },
  { path: '/messages', get: listMessages },
  { path: '/messages/:id/review', post: reviewMessage },
  { path: '/evidence/:id', get: sendEvidence },
  { path: '/words', get: listWords, post: addWord },
  { path: '/words/:id', get: showWord, post: correctWord },
  { path: '/words/:id/end', post: endWord },
  { path: '/users', get: listUsers, post: addUser },
  { path: '/users/:id', get: showUser, post: changeUser },
  { path: '/users/:id/reset', post: resetUser },
  { path: '/users/:id/disable', post: disableUser },
  { path: '/users/:id/enable', post: enableUser },
  { path: '/audit', get: showAudit },
  { path: '/cadres', get: listCadres },
  { path: '/cadres/:id', get: showCadre },
  { path: '/cadres/:id/hand-over', post: handOver },
  { path: '/cadres/:id/unbind', post: unbindCadre },
  { path: '/cadres/:id/retire', post: retireCadre },
  { path: '/imports', get: listImports, post: checkImport },
  { path: '/imports/:id', get: showImport, post: carryOutImport },
  { path: '/imports/:id/columns', post: mapColumns },
  { path: '/imports/:id/drop', post: dropImport },
  { path: '/imports/:id/undo', post: undoImport },
  { path: '/todos', get: listTodos },
  { path: '/todos/:id/done', post: finishTodo },
  { path: '/ledgers', get: showLedgers },
  { path: '/ledgers/:name', get: showLedger },
  { path: '/cases', get: listCases },
  { path: '/checks', get: listChecks },
  { path: '/projects', get: listProjects },
  { path: '/groups', get: listGroups },
  { path: '/groups/:chat', get: showGroup, post: changeGroup },
  { path: '/groups/:chat/picture', get: digestPicture },
  { path: '/jobs', get: listJobs },
  { path: '/jobs/retry', post: retryJob },
  { path: '/settings', get: listSettings, post: addSetting },
  { path: '/settings/:key', get: showSetting },
  { path: '/settings/:key/end', post: endSetting },
]
