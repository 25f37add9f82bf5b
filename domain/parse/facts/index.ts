import type { KindCode } from '../../kinds/index.ts'
import { assistance } from './assistance.ts'
import { collective } from './collective.ts'
import { customs } from './customs.ts'
import { employment } from './employment.ts'
import { expense } from './expense.ts'
import { member, monitoringCase, sale, task, villageReview } from './further.ts'
import { hardship } from './hardship.ts'
import type { Heard } from './heard.ts'
import { income } from './income.ts'
import { industry } from './industry.ts'
import { measure } from './measure.ts'
import { project } from './project.ts'
import { property } from './property.ts'
import { training } from './training.ts'
import { villageCheck } from './village-check.ts'
import { visit } from './visit.ts'

/** How every kind is heard. Where words of one weight speak for several kinds, the one that stands first here wins. */
export const heard: Readonly<Record<KindCode, Heard>> = {
  'village-check': villageCheck,
  collective,
  project,
  customs,
  property,
  income,
  assistance,
  training,
  hardship,
  employment,
  industry,
  expense,
  measure,
  visit,
  member,
  case: monitoringCase,
  'village-review': villageReview,
  sale,
  task,
}
