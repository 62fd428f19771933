import { newUuid } from '#lib/ids.ts'
import type { AgencyDossierMessage } from '#prisma/seed/message.ts'
import { createContext } from '#server/api/context.ts'
import { appRouter } from '#server/api/root.ts'
import { createCallerFactory } from '#server/api/trpc.ts'
import { openVisitor } from '#server/domains/identity/index.ts'
import type { Deps } from '#server/wiring.ts'
import { freshCardNumber } from '#tests/factories/card-number.ts'
import { type FreshDossier, freshDossier } from '#tests/factories/dossier.ts'
import { someCard } from '#tests/factories/payment.ts'
import { servicesWorld } from '#tests/factories/services.ts'
import { rightOtp, scriptedBank } from '#tests/fakes/scripted-bank.ts'

/** Who may ask a procedure. A person is what the browser's cookie says. */
export const people = ['no cookie', 'made-up cookie', 'ended session', 'owner', 'another visitor'] as const
export type Person = (typeof people)[number]

const createCaller = createCallerFactory(appRouter)
export type Caller = ReturnType<typeof createCaller>

/** What one cell of the table works on: nobody else's test knows it. */
export type Scene = {
  readonly dossier: FreshDossier
  readonly publicId: string
  /** Of the confirmation, or of the instruction while nothing is paid. */
  readonly verificationCode: string
  /** Empty where none was printed. */
  readonly instructionNumber: string
  readonly owner: Caller
}
/** How far the owner's payment has come. */
export type Stage = 'OPEN' | 'PRINTED' | 'AWAITING_OTP' | 'PAID'

export async function accessWorld() {
  const services = await servicesWorld()
  const { bank } = scriptedBank(() => new Date())
  const deps: Deps = { ...services.deps, payments: { ...services.deps.payments, bank } }
  let address = 0
  const callerWith = async (token: string | null): Promise<Caller> =>
    createCaller(await createContext(deps, token, `10.${(address >> 8) & 255}.${address++ & 255}.1`))
  return {
    services,
    deps,
    callerWith,
    scene: (stage: Stage, opened?: Opened) => sceneOf(deps, callerWith, stage, opened),
    tokenOf,
  }

  /** The cookie of such a person; the owner's comes with the scene. */
  async function tokenOf(person: Exclude<Person, 'owner'>): Promise<string | null> {
    if (person === 'no cookie') return null
    if (person === 'made-up cookie') return 'made-up'
    const minutes = person === 'ended session' ? -1 : 60
    return (await openVisitor(deps.database, { now: deps.clock(), minutes })).token
  }
}

/** What the scene's dossier is, and the fact that its owner opens it by. */
export type Opened = { readonly message: Partial<AgencyDossierMessage>; readonly fact: string }

async function sceneOf(
  deps: Deps,
  callerWith: (token: string | null) => Promise<Caller>,
  stage: Stage,
  opened?: Opened,
): Promise<Scene & { readonly ownerToken: string }> {
  const fresh = await freshDossier(deps, opened?.message)
  const dossier = opened ? { ...fresh, fact: opened.fact } : fresh
  const found = await (await callerWith(null)).dossiers.lookUp({ code: dossier.code, fact: dossier.fact })
  if (!found.ok || found.value.visitorToken === null) throw new Error('The owner does not find the dossier')
  const ownerToken = found.value.visitorToken
  const owner = await callerWith(ownerToken)
  const made = await owner.payments.create({ dossierIds: [dossier.id], requestId: newUuid() })
  if (!made.ok) throw new Error(`No payment: ${made.error.code}`)
  const { publicId } = made.value
  if (stage === 'PRINTED') await owner.payments.printInstruction({ publicId, requestId: newUuid() })
  if (stage === 'AWAITING_OTP' || stage === 'PAID') await owner.payments.startCard(cardInput(publicId))
  if (stage === 'PAID') await owner.payments.submitOtp({ publicId, otp: rightOtp })
  const { verificationCode, instruction } = await owner.payments.view({ publicId })
  return {
    dossier,
    publicId,
    verificationCode: verificationCode ?? instruction?.verificationCode ?? '',
    instructionNumber: instruction?.number ?? '',
    owner,
    ownerToken,
  }
}

export const cardInput = (publicId: string) => ({
  publicId,
  issuerBin: '970419',
  card: { ...someCard, number: freshCardNumber() },
  requestId: newUuid(),
})
