import { afterAll, beforeEach, expect, test } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import { createContext } from '#server/api/context.ts'
import { appRouter } from '#server/api/root.ts'
import { createCallerFactory } from '#server/api/trpc.ts'
import { newBrowserToken, openVisitor } from '#server/domains/identity/index.ts'
import { cardInput } from '#tests/access/world.ts'
import { freshCardNumber } from '#tests/factories/card-number.ts'
import { freshDossier } from '#tests/factories/dossier.ts'
import { testClock } from '#tests/factories/payment.ts'
import { servicesWorld } from '#tests/factories/services.ts'
import { rightOtp, scriptedBank } from '#tests/fakes/scripted-bank.ts'

const clock = testClock()
const services = await servicesWorld({ clock })
afterAll(services.close)
const { bank } = scriptedBank(clock)
const deps = {
  ...services.deps,
  payments: { ...services.deps.payments, bank, banks: new Map([[bank.name, bank]]) },
}
const createCaller = createCallerFactory(appRouter)

beforeEach(() => services.scratch.pool.query('DELETE FROM try_counter'))

let places = 0

/** A new visitor in a new browser and place, with an open payment for a dossier of their own, and the form of this card. */
async function atCardForm(number: string) {
  const { token } = await openVisitor(deps.database, { now: clock(), minutes: 60 })
  const address = `10.1.${places++ & 255}.1`
  const browser = newBrowserToken(deps.config, clock())
  const payer = createCaller(await createContext(deps, token, address, undefined, null, browser))
  const { id, code, fact } = await freshDossier(deps)
  await payer.dossiers.lookUp({ code, fact })
  const made = await payer.payments.create({ dossierIds: [id], requestId: newUuid() })
  if (!made.ok) throw new Error(made.error.code)
  const input = cardInput(made.value.publicId)
  return { payer, input: { ...input, card: { ...input.card, number } } }
}

type Form = Awaited<ReturnType<typeof atCardForm>>
type Fault = { readonly says: string; readonly of: (form: Form, mine: Form) => Promise<Form['input']> }

/** A form that does not get to the bank, by what keeps it from there. */
const faults: Record<string, Fault> = {
  'a date that no card has': {
    says: 'FIELDS',
    of: async ({ input }) => ({ ...input, card: { ...input.card, date: '13/99' } }),
  },
  'terms that are not ticked': {
    says: 'FIELDS',
    of: async ({ input }) => ({ ...input, card: { ...input.card, acceptTerms: false } }),
  },
  'no name': {
    says: 'FIELDS',
    of: async ({ input }) => ({ ...input, card: { ...input.card, holderName: '' } }),
  },
  'the payment of another': {
    says: 'NOT_FOUND',
    of: async ({ input }, { input: { publicId } }) => ({ ...input, publicId }),
  },
  'a payment that is paid': {
    says: 'NOT_PAYABLE',
    of: async ({ payer, input }) => {
      await payer.payments.startCard({ ...input, card: { ...input.card, number: freshCardNumber() } })
      await payer.payments.submitOtp({ publicId: input.publicId, otp: rightOtp })
      return { ...input, requestId: newUuid() }
    },
  },
  'a request that was sent before with another card': {
    says: 'AWAITING_OTP',
    of: async ({ payer, input }) => {
      await payer.payments.startCard({ ...input, card: { ...input.card, number: freshCardNumber() } })
      return input
    },
  },
}

async function send({ payer, input }: Form): Promise<string> {
  try {
    const said = await payer.payments.startCard(input)
    return said.ok ? said.value.state : said.error.code
  } catch (error) {
    return (error as { code: string }).code
  }
}

test.each(Object.entries(faults))(
  '%s counts for no code of the card, not for a moment',
  async (_, { says, of }) => {
    const number = freshCardNumber()
    const owner = await atCardForm(number)
    const form = await atCardForm(number)
    const faulty = { ...form, input: await of(form, owner) }
    expect(await send(faulty)).toBe(says)
    // The card's bound is used up but for one code.
    for (let n = 0; n < 4; n++) expect(await send(await atCardForm(number))).toBe('AWAITING_OTP')
    const strangers = Array.from({ length: 40 }, () => send(faulty))
    const [own, ...theirs] = await Promise.all([send(owner), ...strangers])
    expect(own).toBe('AWAITING_OTP')
    expect(theirs).toEqual(Array(40).fill(says))
    expect(await send(await atCardForm(number))).toBe('TOO_MANY_CODES')
    expect(await send(faulty)).toBe(says)
  },
)
