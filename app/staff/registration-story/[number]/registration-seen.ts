import type { inferRouterOutputs } from '@trpc/server'
import type { DeskRouter } from '#server/api/root.ts'

/** A registration as an operator sees it. */
export type RegistrationSeen = NonNullable<inferRouterOutputs<DeskRouter>['trace']['registration']>
