import type { ReactNode } from 'react'
import { DoneIcon, ErrorIcon, InfoIcon, WaitingIcon } from './icons.tsx'
import { unbroken } from './unbroken.ts'

const kinds = {
  info: { look: 'border-indigo bg-wash-indigo', ink: 'text-indigo', Icon: InfoIcon },
  waiting: { look: 'border-turmeric bg-wash-turmeric', ink: 'text-turmeric', Icon: WaitingIcon },
  success: { look: 'border-jade bg-wash-jade', ink: 'text-jade', Icon: DoneIcon },
  error: { look: 'border-error bg-wash-error', ink: 'text-error', Icon: ErrorIcon },
}

export type NoticeKind = keyof typeof kinds

type Props = {
  kind: NoticeKind
  title: ReactNode
  children?: ReactNode
  live?: boolean
  heading?: 'h1' | 'h2'
}

/** What is the case, in words first; the bar, the icon and the colour only repeat it. */
export function Notice({ kind, title, children, live = false, heading: Heading = 'h2' }: Props) {
  const { look, ink, Icon } = kinds[kind]
  return (
    <section role={live ? 'status' : undefined} data-bar="" className={`rounded-soft border-s-8 p-4 ${look}`}>
      <Heading className={`flex items-start gap-2 ${Heading === 'h1' ? 'text-h2' : 'text-h3'} ${ink}`}>
        <span className="mt-1">
          <Icon />
        </span>
        {typeof title === 'string' ? unbroken(title) : title}
      </Heading>
      {children && <div className="mt-2 space-y-2">{children}</div>}
    </section>
  )
}
