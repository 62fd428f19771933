import { setTimeout as pause } from 'node:timers/promises'
import { TRPCError } from '@trpc/server'
import type { Context } from '#server/api/context.ts'
import {
  type DocumentData,
  type DocumentKind,
  drawDocument,
  type Wish,
} from '#server/domains/documents/index.ts'
import type { PaymentView } from '#server/domains/payments/contract.ts'
import { linesOfOwnPayment, viewPayment } from '#server/domains/payments/index.ts'
import type { Deps } from '#server/wiring.ts'

/**
 * A document for this reader, read and drawn beside the requests of others when its turn has come. NOT_FOUND where there is
 * nothing to read; SERVICE_UNAVAILABLE where it cannot be had now, and the route says so in words.
 * @param wish `reader`: the visitor, or the holder as one; `address`: the visitor's, who is a new one with each cookie
 * @param read what stands on it, or null
 */
export async function drawn<Kind extends DocumentKind>(
  { log }: Pick<Deps, 'log'>,
  wish: Wish,
  kind: Kind,
  read: () => Promise<DocumentData<Kind> | null>,
): Promise<Uint8Array> {
  const said = await drawDocument(wish, kind, read)
  if (said.ok) return said.value
  if (said.error.code === 'NOTHING') throw new TRPCError({ code: 'NOT_FOUND' })
  if (said.error.code === 'NOT_DRAWN') log.error({ kind, error: said.error.why }, 'a document was not drawn')
  throw new TRPCError({ code: 'SERVICE_UNAVAILABLE', message: said.error.code })
}

type OfVisitor = Context & { readonly visitorId: string }

type PaymentPaper<Kind extends DocumentKind> = {
  readonly publicId: string
  readonly kind: Kind
  /** What stands on it; null where the payment has no such document. */
  readonly read: () => Promise<DocumentData<Kind> | null>
  readonly signal: AbortSignal | undefined
}

/** A document of a payment of this visitor: NOT_FOUND where there is none, or none to be seen. */
export async function drawnOfPayment<Kind extends DocumentKind>(
  { deps, visitorId, account, address }: OfVisitor,
  { publicId, kind, read, signal }: PaymentPaper<Kind>,
): Promise<Uint8Array> {
  const lines = await linesOfOwnPayment(deps.database, publicId, visitorId)
  if (lines === null) throw new TRPCError({ code: 'NOT_FOUND' })
  return drawn(
    deps,
    { reader: visitorId, address: account === null ? address : null, lines, signal },
    kind,
    read,
  )
}

/** How a paper is read that says what became of a payment. */
export async function readOfPayment<Data>(
  { deps, visitorId }: OfVisitor,
  publicId: string,
  paper: (payment: PaymentView) => Promise<Data | null> | Data | null,
): Promise<Data | null> {
  const payment = await viewPayment(deps.payments, publicId, visitorId)
  return payment && paper(payment)
}

const pauseMs = 2_000
const mostTries = 60

/**
 * The same for one file of many, whose sending has begun: it waits for its turn instead of breaking the rest off, and one that
 * does not exist is null.
 */
export async function drawnInTurn<Kind extends DocumentKind>(
  ...asked: Parameters<typeof drawn<Kind>>
): Promise<Uint8Array | null> {
  for (let tries = 1; ; tries++) {
    try {
      return await drawn(...asked)
    } catch (error) {
      if (error instanceof TRPCError && error.code === 'NOT_FOUND') return null
      const isBusy = error instanceof TRPCError && error.message === 'BUSY'
      if (!isBusy || tries === mostTries) throw error
      await pause(pauseMs)
    }
  }
}
