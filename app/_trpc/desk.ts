'use client'

import { createTRPCContext } from '@trpc/tanstack-react-query'
import type { DeskRouter } from '#server/api/root.ts'

/** `useDesk()` gives a desk's component the procedures, as options for TanStack Query. */
export const { TRPCProvider: DeskApiProvider, useTRPC: useDesk } = createTRPCContext<DeskRouter>()
