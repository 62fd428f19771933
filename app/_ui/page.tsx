import type { ReactNode } from 'react'
import { BackLink } from './back-link.tsx'

type Props = {
  /** The browser's title. Pages whose form sets its own (with errors in it) leave it out. */
  title?: string
  back?: { href: string; label: string }
  /** As wide as the band, for lists whose rows have columns. */
  wide?: boolean
  children: ReactNode
}

/** One column of at most 720 px with the way back above it: the frame of every page a payer sees. */
export function Page({ title, back, wide = false, children }: Props) {
  return (
    <div className={`mx-auto w-full px-4 pt-4 pb-12 ${wide ? 'max-w-[60rem]' : 'max-w-[45rem]'}`}>
      {title && <title>{title}</title>}
      {back && <BackLink href={back.href}>{back.label}</BackLink>}
      <main id="main" tabIndex={-1} className="outline-none">
        {children}
      </main>
    </div>
  )
}
