'use client'

import { useContext } from 'react'
import { FormContext } from '../../_ui/action-form-context.ts'
import { Notice } from '../../_ui/notice.tsx'

/** After an invitation was made: its address, which nobody is shown again. */
export function InvitedNotice({ body }: { body: string }) {
  const { address, made, until } = useContext(FormContext).values
  if (!address) return null
  return (
    <div className="mb-6">
      <Notice kind="success" title={<span className="min-w-0 wrap-anywhere">{made}</span>} live>
        <p>{body}</p>
        <p className="font-mono text-small break-all" data-invitation="">
          {address}
        </p>
        <p className="text-small">{until}</p>
      </Notice>
    </div>
  )
}
