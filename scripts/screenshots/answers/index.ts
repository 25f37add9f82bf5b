import { amended } from './amended.ts'
import { asked } from './asked.ts'
import type { Sheet } from './example.ts'
import { leaders } from './leaders.ts'
import { lookedUp } from './looked-up.ts'
import { sent } from './sent.ts'
import { told } from './told.ts'

/** Every answer the robot gives, on one picture a matter. A new `Say` needs an example here (test/replies/sheets.test.ts). */
export const sheets: readonly Sheet[] = [
  { name: 'told', title: '记下了', examples: told },
  { name: 'asked', title: '问一句、答一句', examples: asked },
  { name: 'amended', title: '更正、撤回、照片', examples: amended },
  { name: 'looked-up', title: '查、帮助、绑定', examples: lookedUp },
  { name: 'leaders', title: '给领导', examples: leaders },
  { name: 'sent', title: '到时候自己发来的，名册', examples: sent },
]
