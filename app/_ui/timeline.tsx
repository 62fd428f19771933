import type { ReactNode } from 'react'

export type TimelineStep = { title: string; detail?: ReactNode; when: 'done' | 'now' | 'later' }

const dots = {
  done: 'bg-jade border-jade',
  now: 'bg-turmeric border-turmeric ring-4 ring-wash-turmeric',
  later: 'bg-sheet border-line',
}

/** What has happened, what is awaited and what follows, one under the other; the words say which is which. */
export function Timeline({
  steps,
  words,
}: {
  steps: readonly TimelineStep[]
  words: Record<TimelineStep['when'], string>
}) {
  return (
    <ol className="ms-2 border-s-2 border-hair">
      {steps.map((step) => (
        <li key={step.title} className="relative pb-5 ps-6 last:pb-0">
          <span
            aria-hidden="true"
            className={`absolute -start-[9px] top-1.5 size-4 rounded-full border-2 ${dots[step.when]}`}
          />
          <p className={step.when === 'now' ? 'font-bold' : ''}>
            {step.title} <span className="text-small font-normal text-ash">({words[step.when]})</span>
          </p>
          {step.detail && <p className="text-small text-ash">{step.detail}</p>}
        </li>
      ))}
    </ol>
  )
}
