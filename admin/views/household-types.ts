import { householdTypes } from '../../domain/code-lists.ts'
import type { Option } from './field.tsx'

export const householdTypeOptions: readonly Option[] = [
  { value: '', label: '未填' },
  ...householdTypes.map((type) => ({ value: type, label: type })),
]
