import { afterAll, expect, test } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import { openVisitor } from '#server/domains/identity/index.ts'
import { accessWorld, cardInput } from '#tests/access/world.ts'
import { freshTaxCode } from '#tests/factories/accounts.ts'
import { freshDossier, freshMessage } from '#tests/factories/dossier.ts'
import { rightOtp } from '#tests/fakes/scripted-bank.ts'
import { instructionPaper } from './instruction-paper.ts'

const world = await accessWorld()
afterAll(world.services.close)
const { database, payments, clock } = world.deps

const secret = 'K7QM4X2D'

/** An instruction, printed anew, for dossiers of two organisations with one tax code; `visitor` has looked nothing up. */
async function printedPayment() {
  const taxCode = freshTaxCode()
  const dossiers = await Promise.all(
    ['Công ty Ê Đê', 'Công ty Đắk Lắk'].map((name) => {
      const applicant = { ...freshMessage('H47.20').applicant, kind: 'ORGANISATION' as const, name, taxCode }
      return freshDossier(world.deps, { applicant, lookupSecret: secret })
    }),
  )
  const visitor = async () => {
    const { visitorId, token } = await openVisitor(database, { now: clock(), minutes: 60 })
    return { visitorId, caller: await world.callerWith(token) }
  }
  const maker = await visitor()
  for (const { code } of dossiers) await maker.caller.dossiers.lookUp({ code, fact: secret })
  const requestId = newUuid()
  const made = await maker.caller.payments.create({ dossierIds: dossiers.map(({ id }) => id), requestId })
  if (!made.ok) throw new Error(made.error.code)
  const { publicId } = made.value
  for (const _ of ['first', 'anew'])
    await maker.caller.payments.printInstruction({ publicId, requestId: newUuid() })
  return { taxCode, maker, visitor, publicId }
}

type Visitor = Awaited<ReturnType<Awaited<ReturnType<typeof printedPayment>>['visitor']>>

const onPaper = ({ visitorId }: Visitor, publicId: string) => instructionPaper(payments, publicId, visitorId)

/** The page's words for what stands on the paper. */
async function onPage({ caller }: Visitor, publicId: string) {
  const { instruction, shortened } = await caller.payments.view({ publicId })
  if (instruction === null) throw new Error('no instruction')
  const { number, replaces, verificationCode, debtor, transfer, lines } = instruction
  const { printedAt, amountValidUntil, payableUntil, amount } = instruction
  return {
    ...{ number, replaces, verificationCode, debtor, transfer, lines, shortened },
    printedAt: new Date(printedAt),
    amountValidUntil: new Date(amountValidUntil),
    payableUntil: new Date(payableUntil),
    amount: BigInt(amount),
  }
}

test('the paper says what the page says, to its maker and, shortened, to a reader with the tax code', async () => {
  const { taxCode, maker, visitor, publicId } = await printedPayment()
  const paper = await onPaper(maker, publicId)
  expect(paper).toEqual(await onPage(maker, publicId))
  expect(paper).toMatchObject({ shortened: false, debtor: expect.stringMatching(/ \(\+1\)$/) })
  expect(paper?.lines).toHaveLength(2)

  const finder = await visitor()
  const found = await finder.caller.payments.find({ publicId: paper?.number ?? '', fact: taxCode })
  expect(found.ok).toBe(true)
  const shorter = await onPaper(finder, publicId)
  expect(shorter).toEqual(await onPage(finder, publicId))
  expect(shorter?.shortened).toBe(true)
})

test('there is no paper for a visitor who has not found it, nor while a code may be sent or once it is paid', async () => {
  const { maker, visitor, publicId } = await printedPayment()
  expect(await onPaper(await visitor(), publicId)).toBeNull()
  await maker.caller.payments.startCard(cardInput(publicId))
  expect((await maker.caller.payments.view({ publicId })).state).toBe('AWAITING_OTP')
  expect(await onPaper(maker, publicId)).toBeNull()
  await maker.caller.payments.submitOtp({ publicId, otp: rightOtp })
  expect((await maker.caller.payments.view({ publicId })).state).toBe('PAID')
  expect(await onPaper(maker, publicId)).toBeNull()
})

test('a card that another has begun takes the paper from nobody but who began it', async () => {
  const { maker, visitor, publicId } = await printedPayment()
  const other = await visitor()
  const paper = await onPaper(maker, publicId)
  await other.caller.payments.find({ publicId: paper?.number ?? '', fact: secret })
  const begun = await other.caller.payments.startCard(cardInput(publicId))
  expect(begun.ok).toBe(true)
  expect(await onPaper(maker, publicId)).toEqual(paper)
  expect(await onPaper(other, publicId)).toBeNull()
})
