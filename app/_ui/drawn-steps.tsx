import type { ComponentType, ReactNode } from 'react'

export type DrawnStep = { readonly title: string; readonly body: string; readonly Picture: ComponentType }

/** A way through the portal, drawn step by step; `id` names its heading within the page. */
export function DrawnSteps({
  id,
  heading,
  steps,
}: {
  id: string
  heading: string
  steps: readonly DrawnStep[]
}) {
  return (
    <section className="mt-10" aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      <ol className="mt-4 space-y-5">
        {steps.map(({ title, body, Picture }, index) => (
          <li key={title} className="flex items-center gap-4">
            <Picture />
            <div>
              <h3>
                {index + 1}. {title}
              </h3>
              <p className="text-ash">{body}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** A line drawing of 96 by 64 in the colour of its words; it says nothing that the words do not. */
export function Drawing({ children }: { children: ReactNode }) {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 96 64"
      width="96"
      height="64"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      className="shrink-0 text-lacquer"
    >
      {children}
    </svg>
  )
}
