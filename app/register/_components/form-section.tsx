import type { ReactNode } from 'react'

type Props = {
  readonly heading: string
  readonly lead?: string
  readonly children: ReactNode
}

/** Fields that belong together, under what they are about. */
export function FormSection({ heading, lead, children }: Props) {
  return (
    <fieldset className="border-t border-hair pt-4">
      <legend className="float-left w-full text-h2 font-bold">{heading}</legend>
      {lead && <p className="clear-both text-ash">{lead}</p>}
      <div className="clear-both space-y-4 pt-3">{children}</div>
    </fieldset>
  )
}
