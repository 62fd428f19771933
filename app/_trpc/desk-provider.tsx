'use client'

import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createTRPCClient, httpBatchLink, TRPCClientError } from '@trpc/client'
import { createContext, type ReactNode, useContext, useState } from 'react'
import type { DeskRouter } from '#server/api/root.ts'
import { DeskApiProvider } from './desk.ts'

const FRESH_MS = 10_000
const MOST_CALLS = 10

const SessionEndedContext = createContext(false)

/** Whether the server said that this person's session is over; what is on the screen is then no longer theirs to use. */
export const useSessionEnded = () => useContext(SessionEndedContext)

/** The procedures and their cache for the desks, and for nobody else's pages. */
export function DeskProvider({ children }: { children: ReactNode }) {
  const [ended, setEnded] = useState(false)
  const [queries] = useState(() => queryClient(() => setEnded(true)))
  const [api] = useState(() =>
    createTRPCClient<DeskRouter>({
      links: [httpBatchLink({ url: '/api/trpc', maxItems: MOST_CALLS, methodOverride: 'POST' })],
    }),
  )
  return (
    <QueryClientProvider client={queries}>
      <DeskApiProvider trpcClient={api} queryClient={queries}>
        <SessionEndedContext value={ended}>{children}</SessionEndedContext>
      </DeskApiProvider>
    </QueryClientProvider>
  )
}

/** What the server refused, by the code of its answer; null for a line that broke. */
export function refusedWith(error: unknown): string | null {
  return error instanceof TRPCClientError ? (error.data?.code ?? null) : null
}

function queryClient(onSessionEnd: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (refusedWith(error) === 'UNAUTHORIZED') onSessionEnd()
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      // Nothing asks by itself while nobody is there: asking counts as being there, and sessions end when idle.
      queries: { staleTime: FRESH_MS, retry: (tries, error) => refusedWith(error) === null && tries < 2 },
    },
  })
}
