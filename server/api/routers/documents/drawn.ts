import { setTimeout as pause } from 'node:timers/promises'
import { TRPCError } from '@trpc/server'
import { type DocumentData, type DocumentKind, drawDocument } from '#server/domains/documents/index.ts'
import type { Deps } from '#server/wiring.ts'

/**
 * A document for this reader, drawn beside the requests of others and one at a time for them. SERVICE_UNAVAILABLE where it
 * cannot be had now; the route says so in words.
 * @param reader the visitor, or the holder as one
 */
export async function drawn<Kind extends DocumentKind>(
  { log }: Pick<Deps, 'log'>,
  reader: string,
  kind: Kind,
  data: DocumentData<Kind>,
): Promise<Uint8Array> {
  const said = await drawDocument(reader, kind, data)
  if (said.ok) return said.value
  if (said.error.code === 'NOT_DRAWN') log.error({ kind, error: said.error.why }, 'a document was not drawn')
  throw new TRPCError({ code: 'SERVICE_UNAVAILABLE', message: said.error.code })
}

const pauseMs = 2_000
const mostTries = 60

/** The same for one file of many, whose sending has begun: it waits for its turn instead of breaking the rest off. */
export async function drawnInTurn<Kind extends DocumentKind>(
  ...asked: Parameters<typeof drawn<Kind>>
): Promise<Uint8Array> {
  for (let tries = 1; ; tries++) {
    try {
      return await drawn(...asked)
    } catch (error) {
      const isBusy = error instanceof TRPCError && error.message === 'BUSY'
      if (!isBusy || tries === mostTries) throw error
      await pause(pauseMs)
    }
  }
}
