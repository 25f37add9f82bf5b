import { pageOf } from '../../domain/lists/list.ts'
import { projectClasses, projectConditions, projects } from '../../domain/lists/projects.ts'
import { signedIn } from '../acting.ts'
import type { Handler } from '../console.ts'
import { knownTown, knownVillage } from '../views/areas.ts'
import { page } from '../views/page.tsx'
import { ProjectList } from '../views/projects.tsx'
import { asked, oneOf } from './query.ts'
import { fileAsked, sendTable } from './table-file.ts'

export const listProjects: Handler = async (console, ctx) => {
  const town = knownTown(asked(ctx, 'town'))
  const filter = {
    q: asked(ctx, 'q'),
    town,
    village: knownVillage(asked(ctx, 'village'), town),
    condition: oneOf(asked(ctx, 'condition'), projectConditions),
    class: oneOf(asked(ctx, 'class'), projectClasses),
  }
  const format = fileAsked(ctx)
  if (format) return sendTable(console, ctx, projects, filter, format)
  const found = await pageOf(projects, console.db, signedIn(ctx).asker, filter, asked(ctx, 'after') ?? null)
  page(console, ctx, { title: '帮扶项目' }, <ProjectList filter={filter} page={found} />)
}
