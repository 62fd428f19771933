import type { ReactNode } from 'react'

type Props = {
  readonly title: string
  readonly heading: string
  readonly lead?: string
  readonly children: ReactNode
}

/** The frame of a desk's page: up to 1,280 pixels wide. `title` is the browser's, `heading` stands on the page. */
export function DeskPage({ title, heading, lead, children }: Props) {
  return (
    <main id="main" tabIndex={-1} className="mx-auto w-full max-w-[80rem] px-4 pt-6 pb-12 outline-none">
      <title>{title}</title>
      <h1 className="text-h2">{heading}</h1>
      {lead && <p className="mt-1 text-small text-ash">{lead}</p>}
      <div className="mt-4">{children}</div>
    </main>
  )
}
