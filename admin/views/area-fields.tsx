import type { VNode } from 'preact'
import { townsOf, villagesOf } from './areas.ts'
import { Select } from './field.tsx'
import { useFrame } from './frame.tsx'

/** Town and village to filter by, as far as the asker may choose; villages once the town is known. */
export function AreaFields({
  town,
  village,
}: {
  readonly town: string | undefined
  readonly village: string | undefined
}): VNode | null {
  const { asker } = useFrame()
  if (asker === null) return null
  const towns = townsOf(asker)
  const villages = villagesOf(asker, town)
  const all = { value: '', label: '全部' }
  return (
    <>
      {towns.length === 0 ? null : (
        <Select
          name="town"
          label="乡镇"
          value={town ?? ''}
          options={[all, ...towns.map(({ code, name }) => ({ value: code, label: name }))]}
        />
      )}
      {villages.length === 0 ? null : (
        <Select
          name="village"
          label="村"
          value={village ?? ''}
          options={[all, ...villages.map(({ code, short }) => ({ value: code, label: short }))]}
        />
      )}
    </>
  )
}
