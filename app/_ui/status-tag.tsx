import type { ReactNode } from 'react'

const looks = {
  due: 'border-indigo text-indigo bg-wash-indigo',
  waiting: 'border-turmeric text-turmeric bg-wash-turmeric border-dashed',
  paid: 'border-jade text-jade bg-wash-jade border-2',
  none: 'border-line text-ash',
}

export type StatusLook = keyof typeof looks

/** The state of a dossier or fee in words; the edge tells states apart in greyscale too. */
export function StatusTag({ look, children }: { look: StatusLook; children: ReactNode }) {
  return (
    <span
      className={`inline-block rounded-soft border px-2 py-0.5 text-small leading-snug font-medium ${looks[look]}`}
    >
      {children}
    </span>
  )
}
