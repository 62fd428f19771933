'use client'

import { useQuery } from '@tanstack/react-query'
import { useDesk } from '../../_trpc/desk.ts'
import { TabCount } from '../_ui/tab-count.tsx'

/** How many proposals about holders wait for the reader. */
export function HoldersCount() {
  const { data } = useQuery(useDesk().trace.holderProposals.queryOptions())
  return <TabCount count={data?.toDecide} />
}
