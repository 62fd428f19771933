import { newUuid } from '#lib/ids.ts'
import { createContext } from '#server/api/context.ts'
import { appRouter } from '#server/api/root.ts'
import { createCallerFactory } from '#server/api/trpc.ts'
import { accountSession, freshOrganisation, freshTaxCode } from '#tests/factories/accounts.ts'
import { freshDossier, freshMessage } from '#tests/factories/dossier.ts'
import { type accessWorld, type Caller, cardInput } from './world.ts'

/** What somebody is to the payment of a guest, or of a holder. */
export const guests = [
  'maker',
  'maker by tax code',
  'second device by secret',
  'second device by last digits',
  'finder by tax code',
  'finder by one of two',
] as const
export const holders = ['accountant', 'owner', 'outsider by secret', 'outsider by tax code'] as const
export type Reader = (typeof guests)[number] | (typeof holders)[number]

export type RelationScene = {
  readonly reader: Caller
  /** Of the maker; the reader's own where the reader made it. */
  readonly maker: Caller
  /** Somebody else to whom it opened. */
  readonly other: () => Promise<Caller>
  readonly publicId: string
}

const isOfHolder = (reader: Reader): boolean => holders.some((one) => one === reader)
const secret = 'K7QM4X2D'

/**
 * A printed payment, and somebody who stands in such a relation to it.
 * @param finder who finds it; else a new visitor
 */
export async function relationScene(
  world: Awaited<ReturnType<typeof accessWorld>>,
  reader: Reader,
  finder?: Caller,
): Promise<RelationScene> {
  const taxCode = freshTaxCode()
  const dossiers = await Promise.all(
    (reader === 'finder by one of two' ? [taxCode, freshTaxCode()] : [taxCode]).map((code) => {
      const { applicant } = freshMessage('H47.20')
      return freshDossier(world.deps, {
        applicant: { ...applicant, kind: 'ORGANISATION', taxCode: code },
        lookupSecret: secret,
      })
    }),
  )
  const { maker, member } = isOfHolder(reader) ? await holdersMaker(world) : await guestsMaker(world)
  for (const { code } of dossiers)
    await maker.dossiers.lookUp({ code, fact: reader === 'maker by tax code' ? taxCode : secret })
  const made = await maker.payments.create({ dossierIds: dossiers.map(({ id }) => id), requestId: newUuid() })
  if (!made.ok) throw new Error(made.error.code)
  const { publicId } = made.value
  const printed = await maker.payments.printInstruction({ publicId, requestId: newUuid() })
  if (!printed.ok) throw new Error(printed.error.code)
  return { reader: await readerOf(), maker, other: () => finderBy(secret), publicId }

  /** The number is on paper, in the QR code and on bank statements: anybody may have it. */
  async function readerOf(): Promise<Caller> {
    if (reader === 'maker' || reader === 'maker by tax code' || reader === 'owner') return maker
    if (reader === 'accountant') return member
    const fact = {
      'second device by secret': secret,
      'second device by last digits': dossiers[0]?.fact ?? '',
      'finder by tax code': taxCode,
      'finder by one of two': dossiers[0]?.fact ?? '',
      'outsider by secret': secret,
      'outsider by tax code': taxCode,
    }[reader]
    return finderBy(fact, reader !== 'outsider by tax code', finder)
  }

  async function finderBy(fact: string, opens = true, known?: Caller): Promise<Caller> {
    const caller = known ?? (await world.callerWith(await world.tokenOf('another visitor')))
    const found = await caller.payments.find({
      publicId: printed.ok ? printed.value.number : '',
      fact,
    })
    if (found.ok !== opens) throw new Error(`Found by ${reader}: ${found.ok}`)
    return caller
  }
}

async function guestsMaker(world: Awaited<ReturnType<typeof accessWorld>>) {
  const maker = await world.callerWith(await world.tokenOf('another visitor'))
  return { maker, member: maker }
}

/** An organisation's owner, who pays, and its accountant in another browser. */
async function holdersMaker({ deps }: Awaited<ReturnType<typeof accessWorld>>) {
  const { holderId, owner, accountant } = await freshOrganisation(deps)
  const callerOf = async (account: { readonly id: string }) => {
    const token = await accountSession(deps, account, holderId)
    const nobody = { token: null, device: '' }
    return createCallerFactory(appRouter)(await createContext(deps, null, newUuid(), nobody, token))
  }
  return { maker: await callerOf(owner), member: await callerOf(accountant) }
}

export async function beginCard(caller: Caller, publicId: string): Promise<void> {
  const begun = await caller.payments.startCard(cardInput(publicId))
  if (!begun.ok) throw new Error(begun.error.code)
}
