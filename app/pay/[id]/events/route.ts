import { browserContext } from '#server/api/caller.ts'
import { portalDeps } from '#server/api/portal-deps.ts'
import { orNull } from '../../../_trpc/known-payment.ts'
import { api } from '../../../_trpc/visitor.ts'
import type { PayParams } from '../_components/payment-for.ts'
import { nothingThere } from '../_components/pdf-answer.ts'
import { eventStream } from './event-stream.ts'
import { takePlace } from './open-streams.ts'

const headers = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  // Whatever stands in between must pass on each event as it comes.
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
}

/**
 * The stamp of where the payment stands, now and whenever it moves, as server-sent events; 404 for whoever may not see it,
 * 503 where too many pages are open: a browser that is refused asks /state instead.
 */
export async function GET(_request: Request, { params }: PayParams): Promise<Response> {
  const { id } = await params
  const own = await orNull(async () => (await api()).payments.live({ publicId: id }))
  const { visitorId } = await browserContext()
  if (!own || visitorId === null) return nothingThere()
  const place = takePlace(own.publicId, visitorId)
  if (!place) return new Response(null, { status: 503 })
  const { watch } = await portalDeps()
  const stream = eventStream((send) => {
    const unfollow = watch.follow(own.publicId, ({ stamp }) => send(stamp))
    return () => {
      unfollow()
      place.leave()
    }
  }, place.closing)
  return new Response(stream, { headers })
}
