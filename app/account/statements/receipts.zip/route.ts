import { redirect } from 'next/navigation'
import { api } from '../../../_trpc/visitor.ts'
import { periodAddress } from '../period-address.ts'
import { periodFile } from '../period-file.ts'

/** Every receipt of a period in one archive; leads back to the page where they are too many for one. */
export function GET(request: Request): Promise<Response> {
  return periodFile(request, {
    name: (t) => t.statements.files.receiptsName,
    ending: 'zip',
    type: 'application/zip',
    make: async (wanted) => {
      const made = await (await api()).statements.receipts(wanted)
      if (!made.ok) redirect(periodAddress(wanted.period, { problem: made.error.code }))
      return made.value
    },
  })
}
