import type { Texts } from '../../../_text/vi/index.ts'
import { FollowPayment } from './follow-payment.tsx'
import { payPath } from './payment-for.ts'

type Props = {
  publicId: string
  /** What the page shows was true at this stamp. */
  stamp: string
  /** The page that follows. */
  here: string
  t: Texts
  /** How often it reloads where there is no script; null where nothing more is expected. */
  seconds: number | null
  /** Whether the reader has stopped the reloading. */
  still: boolean
}

/** Keeps a page at where its payment stands: by events, or by reloading, which whoever reads may stop. */
export function Following({ publicId, stamp, here, t, seconds, still }: Props) {
  return (
    <>
      <FollowPayment
        address={payPath(publicId, '')}
        stamp={stamp}
        words={{ lost: t.instruction.live.connection }}
      />
      {seconds !== null && (
        <noscript>
          <Reloading here={here} t={t} seconds={seconds} still={still} />
        </noscript>
      )}
    </>
  )
}

/** Reloads the page, says so, and lets whoever reads stop it. */
function Reloading({ here, t, seconds, still }: Pick<Props, 'here' | 't' | 'still'> & { seconds: number }) {
  const { live } = t.instruction
  return (
    <>
      {!still && <meta httpEquiv="refresh" content={`${seconds}`} />}
      <p className="mt-2 text-small text-ash">
        {!still && live.noScript(seconds)}{' '}
        <a href={still ? here : `${here}?still=1`} className="inline-block py-2">
          {still ? live.resume : live.stop}
        </a>
        {' · '}
        <a href={still ? `${here}?still=1` : here} className="inline-block py-2">
          {live.look}
        </a>
      </p>
    </>
  )
}
