import { closeRegistration, debitableAccounts, tellMandate } from '#server/domains/registrations/index.ts'
import { approved, type registrationWorld, seen } from './registrations.ts'

type World = Awaited<ReturnType<typeof registrationWorld>>
type Holder = Awaited<ReturnType<World['organisation']>>

/** What owners and banks do with accounts once they are approved. */
export function accountsInForce(world: World) {
  const { deps, database } = world
  const order = async (number: string, { owner }: Holder) => ({
    ...(await seen(world, number)),
    member: owner,
  })
  const tell = async (number: string, round = 1) => tellMandate(deps, (await world.row(number)).id, round)
  return {
    /** An owner's order about a registration as it stands now. */
    order,
    /** Tells the bank, as the job does in its n-th round. */
    tell,
    close: async (number: string, holder: Holder) =>
      closeRegistration(deps, { ...(await order(number, holder)), password: holder.password }),
    /** What the holder may pay from. */
    accounts: ({ owner }: Holder) => debitableAccounts(database, owner.holderId),
    /** An account that its bank has confirmed. */
    inForce: async (holder: Holder, wish = {}): Promise<string> => {
      const number = await approved(world, holder, wish)
      await tell(number)
      return number
    },
  }
}
