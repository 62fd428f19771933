import { redirect } from 'next/navigation'
import { bytesBody } from '../../../_trpc/bytes-body.ts'
import { api } from '../../../_trpc/visitor.ts'
import { periodAddress } from '../period-address.ts'
import { periodFile } from '../period-file.ts'

/** The payments of a period on paper; leads back to the page where they are too many for one. */
export function GET(request: Request): Promise<Response> {
  return periodFile(request, {
    name: (t) => t.statements.files.name,
    ending: 'pdf',
    type: 'application/pdf',
    make: async (wanted) => {
      const made = await (await api(request.signal)).statements.pdf(wanted)
      if (!made.ok) redirect(periodAddress(wanted.period, { problem: made.error.code }))
      return bytesBody(made.value)
    },
  })
}
