import { createContext, type VNode } from 'preact'
import { useContext } from 'preact/hooks'
import type { Asker } from '../../domain/asker.ts'
import type { Assets } from '../assets.ts'

/** What every page needs of its request. */
export interface FrameValue {
  readonly asker: Asker | null
  /** A one-time password is to be changed first: no navigation. */
  readonly restricted: boolean
  readonly csrf: string
  /** 大字. */
  readonly large: boolean
  readonly path: string
  /** The page's own address with its filters, to come back to; `/` for one that cannot be opened again. */
  readonly here: string
  readonly assets: Assets['url']
  readonly now: Date
}

export const Frame = createContext<FrameValue | null>(null)

export function useFrame(): FrameValue {
  const frame = useContext(Frame)
  if (frame === null) throw new Error('rendered outside of a page')
  return frame
}

/** The hidden field that ties a form to this browser's session. */
export function Csrf(): VNode {
  return <input type="hidden" name="_csrf" value={useFrame().csrf} />
}
