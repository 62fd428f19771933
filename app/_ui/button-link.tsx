import type { ReactNode } from 'react'
import { type ButtonKind, buttonLook } from './button-look.ts'

type Props = { href: string; children: ReactNode; kind?: ButtonKind; wide?: boolean }

/** A link that is the next step of the page. */
export function ButtonLink({ href, children, kind = 'primary', wide = true }: Props) {
  return (
    <a href={href} className={buttonLook(kind, wide)}>
      {children}
    </a>
  )
}
