'use client'

import { useQuery } from '@tanstack/react-query'
import { useDesk } from '../../_trpc/desk.ts'
import { TabCount } from '../_ui/tab-count.tsx'

/** How much money waits for people. */
export function SuspenseCount() {
  const { data } = useQuery(useDesk().suspense.counts.queryOptions())
  return <TabCount count={data?.WORK} />
}
