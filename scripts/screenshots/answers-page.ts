import { asRead } from '../../bot/replies/fit.ts'
import { render } from '../../bot/replies/render.ts'
import { type Sheet, single } from './answers/example.ts'

const head = `# 回话一览

机器人会说的每一种话，一种一个例子；图里的人都是编的。怎么用看[用户手册](用户手册.md)。

这一页和图是照程序写出来的：\`npm run screenshots -- --answers\`。
`

/** docs/回话一览.md: each sheet's picture, and the same words as text, to be searched and read aloud. */
export function answersPage(sheets: readonly Sheet[]): string {
  return [head, ...sheets.map(section)].join('\n')
}

function section({ name, title, examples }: Sheet): string {
  const rows = examples.map(({ when, say, chat = single, late }) => {
    const lines = asRead(render(say, chat, late ?? null)).split('\n')
    return `| ${cell(when)} | ${lines.map(cell).join('<br>')} |`
  })
  return `## ${title}

<img src="images/answers-${name}.png" alt="${title}：${examples.map(({ when }) => when).join('、')}">

<details><summary>文字</summary>

| 什么时候 | 回话 |
| --- | --- |
${rows.join('\n')}

</details>
`
}

// 王** would be read as bold in the page.
const cell = (text: string): string => text.trim().replaceAll('|', '｜').replaceAll('*', '\\*')
