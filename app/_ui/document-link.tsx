import { DocumentIcon } from './icons.tsx'

/** A document to take along. */
export function DocumentLink({ href, children }: { href: string; children: string }) {
  return (
    <a href={href} className="inline-flex min-h-12 items-center gap-2 font-medium" data-screen-only="">
      <DocumentIcon />
      {children}
    </a>
  )
}
