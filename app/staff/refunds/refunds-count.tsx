'use client'

import { useQuery } from '@tanstack/react-query'
import { useDesk } from '../../_trpc/desk.ts'
import { TabCount } from '../_ui/tab-count.tsx'

/** How many refunds wait for people. */
export function RefundsCount() {
  const { data } = useQuery(useDesk().refunds.counts.queryOptions())
  return <TabCount count={data?.WORK} />
}
