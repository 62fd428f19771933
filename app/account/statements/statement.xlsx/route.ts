import { api } from '../../../_trpc/visitor.ts'
import { periodFile } from '../period-file.ts'

/** Every payment of a period as XLSX. */
export function GET(request: Request): Promise<Response> {
  return periodFile(request, {
    name: (t) => t.statements.files.name,
    ending: 'xlsx',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    make: async (wanted) => (await api()).statements.xlsx(wanted),
  })
}
