import { shanghaiDay } from '../../domain/calendar.ts'
import { isPictureType, shownPicture } from '../../domain/files/picture/picture.ts'
import { evidenceOf } from '../../domain/lists/evidence.ts'
import { signedIn } from '../acting.ts'
import type { Handler } from '../console.ts'
import { Refusal } from '../refusal.ts'

/** A picture is a picture: whatever its bytes hold, a browser runs nothing of it and asks for nothing more. */
const policy = "default-src 'none'; sandbox; frame-ancestors 'none'"

const endings = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' } as const

/** The picture as it is shown, without place, time and device; 404 outside one's area, or where its file is gone. */
export const sendEvidence: Handler = async (console, ctx) => {
  const { asker } = signedIn(ctx)
  const found = await evidenceOf(console.db, asker, ctx.state.params.id ?? '')
  if (found === null || !isPictureType(found.mime)) throw new Refusal(404, absent)
  const bytes = await console.files.get('evidence', found.hash)
  if (bytes === null) throw new Refusal(404, '这张照片的文件不在这台机器上，请看 DATA_DIR 是不是原来的目录')
  const shown = shownPicture(found.mime, bytes)
  if (shown === null) throw new Refusal(404, '这张照片收到时就不完整，打不开，请发的人再发一次')
  ctx.set({ 'Cache-Control': 'private, no-store', 'Content-Security-Policy': policy })
  ctx.attachment(`照片-${shanghaiDay(found.at)}.${endings[found.mime]}`, { type: 'inline' })
  ctx.type = found.mime
  ctx.body = shown
}

const absent = '没有这张照片，或不在您的辖区'
