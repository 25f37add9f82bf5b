import type { VNode } from 'preact'
import type { EvidenceShown } from '../../domain/lists/evidence.ts'
import { useFrame } from './frame.tsx'
import { instantWords, kindName, statusName } from './words.ts'

/** Pictures with what they prove, who sent them, and what they tell of themselves; each opens whole. */
export function Pictures({ pictures }: { readonly pictures: readonly EvidenceShown[] }): VNode | null {
  if (pictures.length === 0) return null
  return (
    <ul class="pictures">
      {pictures.map((picture) => (
        <li key={picture.id}>
          <Picture picture={picture} />
        </li>
      ))}
    </ul>
  )
}

function Picture({ picture }: { readonly picture: EvidenceShown }): VNode {
  const { now } = useFrame()
  const { cadre, at, takenAt, place } = picture
  const sent = [cadre ?? '', `${instantWords(at, now)} 发来`].filter(Boolean).join(' ')
  return (
    <figure>
      <a href={`/evidence/${picture.id}`}>
        <img src={`/evidence/${picture.id}`} alt={`${proofWords(picture)}的照片，${sent}`} loading="lazy" />
      </a>
      <figcaption>
        <span>{proofWords(picture)}</span>
        <span class="when">{sent}</span>
        {takenAt === null ? null : <span class="when">拍于 {instantWords(takenAt, now)}</span>}
        {place === null ? null : (
          <span class="when">
            北纬 {place.latitude}，东经 {place.longitude}
          </span>
        )}
      </figcaption>
    </figure>
  )
}

/** 走访 2024-07-15; of a report that counts no more, that it does not. */
function proofWords({ kind, date, status }: EvidenceShown): string {
  if (kind === null) return '这一户'
  const counts = status === null || status === 'recorded' ? '' : `（${statusName(status)}）`
  return `${kindName(kind)} ${date ?? ''}${counts}`
}
