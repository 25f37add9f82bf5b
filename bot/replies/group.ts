import { placeName } from './names.ts'
import type { SayOf } from './say.ts'

export function groupBound({ area, was, already }: SayOf<'group-bound'>): string[] {
  if (already) return [`本群已经是${placeName(area)}的群`]
  const from = was === null ? '' : `，原来是${placeName(was)}的`
  return [
    `已绑定：本群是${placeName(area)}的群${from}`,
    '日报、周报、月调度发到这里，姓名显示为王**'.replace('**', String.raw`\*\*`),
  ]
}

export function groupRefused({ why, area }: SayOf<'group-refused'>): string[] {
  const own = area === null ? '' : placeName(area)
  switch (why) {
    case 'not-here':
      return ['没有绑定：要在那个群里@我发', '这样写：绑定本群 镇名或村名']
    case 'not-you':
      return ['没有绑定：由负责这个镇、村的人来绑']
    case 'no-area':
      return [`没有绑定：写上镇名或村名，如：绑定本群 ${own}`]
    case 'unknown':
      return ['没有绑定：没有这个镇或村，或同名的不止一个', `这样写：绑定本群 ${own}；村写成 镇名/村名`]
    case 'outside':
      return [`没有绑定：只能绑定${own}和它的村`, `这样写：绑定本群 ${own}`]
    case 'taken':
      return [`没有绑定：本群现在是${own}的群`, '要换，请两边都管的负责人来绑']
    default:
      return why satisfies never
  }
}

export function groupUnbound({ area }: SayOf<'group-unbound'>): string[] {
  return [`已解绑：本群不再是${placeName(area)}的群`, '日报、周报、月调度不再发到这里；再绑写：绑定本群 镇名或村名']
}

export function unbindRefused({ why, area }: SayOf<'unbind-refused'>): string[] {
  const whose = area === null ? '' : placeName(area)
  switch (why) {
    case 'not-here':
      return ['没有解绑：要在那个群里@我发', '这样写：解绑本群']
    case 'not-you':
      return ['没有解绑：由负责这个镇、村的人来解']
    case 'not-bound':
      return ['本群没有绑定镇或村，不用解']
    case 'outside':
      return [`没有解绑：本群是${whose}的群，由${whose}的负责人来解`]
    default:
      return why satisfies never
  }
}
