import { keepOtherAnswer, type OtherAnswer } from '#server/domains/bank-connectors/index.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { asBank } from '../actors.ts'
import { writeHistory } from '../history.ts'
import type { RegistrationDeps } from '../registration-deps.ts'
import { lockOfBank } from '../repository.ts'

/**
 * A bank was told of a mandate and answered about another one: kept, and told in the registration's story, once for each number
 * that is named. The bank is asked again by the job that told it.
 */
export async function noteOtherMandate(
  { database, clock, log }: Pick<RegistrationDeps, 'database' | 'clock' | 'log'>,
  answer: OtherAnswer,
): Promise<void> {
  const { connector, reference: number } = answer
  const now = clock()
  const named = answer.named.slice(0, 64)
  log.warn({ connector, number, named }, 'a bank answered about another mandate')
  await unitOfWork(database, async (tx) => {
    await keepOtherAnswer(tx, answer, now)
    const registration = await lockOfBank(tx, number, connector)
    if (registration === null) return
    const { id, state: stateAfter } = registration
    const told = await tx.registrationEvent.findFirst({
      where: { registrationId: id, kind: 'BANK_NAMED_ANOTHER', detail: { equals: { named } } },
    })
    if (told !== null) return
    const kind = 'BANK_NAMED_ANOTHER'
    await writeHistory(tx, registration, { kind, stateAfter, by: asBank(connector), detail: { named }, now })
  })
}
