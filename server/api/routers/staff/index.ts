import { router } from '#server/api/trpc.ts'
import { me } from './me.ts'

/** What people of the staff see and do about themselves and, as administrators, about each other. */
export const staffRouter = router({ me })
