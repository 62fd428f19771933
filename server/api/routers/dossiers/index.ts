import { router } from '#server/api/trpc.ts'
import { list } from './list.ts'
import { lookUp } from './look-up.ts'
import { remove } from './remove.ts'

export const dossiersRouter = router({ lookUp, list, remove })
