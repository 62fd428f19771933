import { api } from '../../../_trpc/visitor.ts'
import { periodFile } from '../period-file.ts'

/** Every payment of a period as CSV. */
export function GET(request: Request): Promise<Response> {
  return periodFile(request, {
    name: (t) => t.statements.files.name,
    ending: 'csv',
    type: 'text/csv; charset=utf-8',
    make: async (wanted) => (await api()).statements.csv(wanted),
  })
}
