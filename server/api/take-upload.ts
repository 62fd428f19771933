import { err, ok, type Result } from '#lib/result.ts'
import { fromOwnPage } from './own-page.ts'
import { portalDeps } from './portal-deps.ts'

/** HTTP statuses of a request that brings no file to look at. */
type UploadRefusal = 403 | 411 | 413

/**
 * Refuses an upload by what its head says, before anything of it is read: it must come from a page of ours, and announce
 * a length of at most `largest` bytes.
 */
export async function admitUpload(request: Request, largest: number): Promise<Result<null, UploadRefusal>> {
  const { config } = await portalDeps()
  if (!fromOwnPage(request, new URL(config.PORTAL_URL).host)) return err(403)
  const length = Number(request.headers.get('content-length') ?? Number.NaN)
  if (!Number.isInteger(length)) return err(411)
  return length <= largest ? ok(null) : err(413)
}

/** The body, of which no more than `largest` bytes are ever held, whatever its head announced. */
export async function readUpload(
  { body }: Request,
  largest: number,
): Promise<Result<Uint8Array<ArrayBuffer>, 413>> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body ?? []) {
    length += chunk.length
    if (length > largest) return err(413)
    chunks.push(chunk)
  }
  return ok(new Uint8Array(Buffer.concat(chunks)))
}
