import type { DigestPlace } from '../../domain/lists/digest.ts'

/** Households of a place that are still to be visited this month. */
export const leftOf = ({ due, done }: DigestPlace): number => Math.max(0, due - done)

/** Below where it ought to be today (ux.md, 'Pictures'). */
export const isBehind = (place: DigestPlace): boolean => place.done < place.expected

/** How many whole households short of where it ought to be today; 0 where it is not behind. */
export const behindBy = (place: DigestPlace): number => Math.max(0, Math.ceil(place.expected - place.done))

/** Places with something left, most left first; a list of what is left, never a ranking of places. */
export function mostLeftFirst(places: readonly DigestPlace[]): DigestPlace[] {
  return places.filter((place) => leftOf(place) > 0).sort((a, b) => leftOf(b) - leftOf(a))
}
