import type { RegistrationState } from '#server/domains/registrations/contract.ts'
import type { Texts } from '../../../../_text/vi/index.ts'
import { Timeline } from '../../../../_ui/timeline.tsx'

const steps = ['FILL', 'HAND_IN', 'RECEIVE', 'DECIDE', 'READY'] as const

/** Which step a registration on its way has reached; ended ones have none. */
const stepOf: Partial<Record<RegistrationState, number>> = {
  DRAFT: 0,
  RETURNED: 0,
  AWAITING_FORM: 1,
  RECEIVED: 3,
}

/** What is done, where it stands, and what follows; nothing for a registration that is past all that. */
export function WayToApproval({ state, t }: { state: RegistrationState; t: Texts }) {
  const now = stepOf[state]
  if (now === undefined) return null
  const words = t.bankAccounts.steps
  return (
    <section className="mt-8" aria-labelledby="way">
      <h2 id="way" className="mb-3">
        {words.title}
      </h2>
      <Timeline
        words={{ done: words.done, now: words.now, later: words.later }}
        steps={steps.map((step, index) => ({
          title: words[step],
          when: index < now ? 'done' : index === now ? 'now' : 'later',
        }))}
      />
    </section>
  )
}
