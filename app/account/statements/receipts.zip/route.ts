import { api } from '../../../_trpc/visitor.ts'
import { periodFile } from '../period-file.ts'

/** Every receipt of a period in one archive. */
export function GET(request: Request): Promise<Response> {
  return periodFile(request, {
    name: (t) => t.statements.files.receiptsName,
    ending: 'zip',
    type: 'application/zip',
    make: async (wanted) => (await api()).statements.receipts(wanted),
  })
}
