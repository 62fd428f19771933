import type { ReactNode } from 'react'
import { BackIcon } from './icons.tsx'

/** The way back, named after where it leads. */
export function BackLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <nav className="mb-2" data-screen-only="">
      <a href={href} className="inline-flex min-h-12 items-center gap-1">
        <BackIcon />
        {children}
      </a>
    </nav>
  )
}
