'use client'

import { useQuery } from '@tanstack/react-query'
import { useDesk } from '../../_trpc/desk.ts'
import { TabCount } from '../_ui/tab-count.tsx'

/** How many proposals wait for whoever looks. */
export function ProposalsCount() {
  const { data } = useQuery(useDesk().staff.proposalsToDecide.queryOptions())
  return <TabCount count={data} />
}
