import { router } from '#server/api/trpc.ts'
import { browse } from './browse.ts'
import { list } from './list.ts'
import { lookUp } from './look-up.ts'
import { payAll } from './pay-all.ts'
import { remove } from './remove.ts'

export const dossiersRouter = router({ lookUp, list, remove, browse, payAll })
