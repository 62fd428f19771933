'use client'

import { useQuery } from '@tanstack/react-query'
import { useDesk } from '../../_trpc/desk.ts'
import { TabCount } from '../_ui/tab-count.tsx'

/** How many received forms wait for a decision. */
export function RegistrationsCount() {
  const { data } = useQuery(useDesk().registrationDesk.counts.queryOptions())
  return <TabCount count={data?.RECEIVED} />
}
