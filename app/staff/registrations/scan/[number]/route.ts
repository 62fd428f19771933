import { TRPCError } from '@trpc/server'
import { admitUpload, readUpload } from '#server/api/take-upload.ts'
import { largestScan } from '#server/domains/registrations/desk-contract.ts'
import { api } from '../../../../_trpc/visitor.ts'
import { scanRefusal } from './scan-refusal.ts'

type Params = { readonly params: Promise<{ readonly number: string }> }

/**
 * Takes a scan of a signed form as the body itself, with the version of the form that was seen. Who asks is known before
 * anything of the file is read; what the file is, is the command's to check.
 */
export async function POST(request: Request, { params }: Params): Promise<Response> {
  const admitted = await admitUpload(request, largestScan)
  if (!admitted.ok) return scanRefusal(admitted.error)
  try {
    const { role } = await (await api()).staff.me()
    if (role !== 'TELLER') return scanRefusal(403)
    const bytes = await readUpload(request, largestScan)
    if (!bytes.ok) return scanRefusal(bytes.error)
    const { number } = await params
    const version = Number(new URL(request.url).searchParams.get('version') ?? Number.NaN)
    const said = await (await api()).registrationScans.attach({ number, version, bytes: bytes.value })
    return Response.json(said, { headers: { 'Cache-Control': 'no-store' } })
  } catch (error) {
    const status = statusOf(error)
    if (status === null) throw error
    return scanRefusal(status)
  }
}

const statuses = new Map([
  ['UNAUTHORIZED', 401],
  ['FORBIDDEN', 403],
  ['BAD_REQUEST', 400],
])

/** What a procedure refused before it looked at the file; null for a fault of ours. */
const statusOf = (error: unknown): number | null =>
  error instanceof TRPCError ? (statuses.get(error.code) ?? null) : null
