import type { KindCode } from '../../../domain/kinds/index.ts'
import { assistance } from './assistance.ts'
import { collective } from './collective.ts'
import { customs } from './customs.ts'
import { employment } from './employment.ts'
import { expense } from './expense.ts'
import { income } from './income.ts'
import { industry } from './industry.ts'
import { measure } from './measure.ts'
import { member } from './member.ts'
import type { Phrase } from './phrase.ts'
import { project } from './project.ts'
import { property } from './property.ts'
import { sale } from './sale.ts'
import { task } from './task.ts'
import { training } from './training.ts'
import { villageCheck } from './village-check.ts'
import { villageReview } from './village-review.ts'
import { visit } from './visit.ts'

/** Kinds that need more than their labels to read naturally; a kind that is not here is said from its labels alone. */
export const phrases: Readonly<Partial<Record<KindCode, Phrase>>> = {
  visit,
  employment,
  training,
  income,
  expense,
  industry,
  assistance,
  property,
  measure,
  'village-check': villageCheck,
  collective,
  project,
  customs,
  member,
  'village-review': villageReview,
  sale,
  task,
}
