import type { StaffRole } from '#server/domains/identity/contract.ts'
import { approveProposal, proposeInvitation } from '#server/domains/identity/index.ts'
import { approvals } from '#server/domains/identity/people-contract.ts'
import type { Config } from '#server/platform/config.ts'
import { lastMessage } from './messages.ts'
import { type FreshStaff, freshBankStaff, freshStaff, type StaffWorld } from './staff.ts'

export type InvitationWorld = StaffWorld & { readonly config: Pick<Config, 'OTHER_BANKS'> }

export type Invited = {
  readonly email: string
  readonly token: string
  readonly proposer: FreshStaff
  readonly approver: FreshStaff
}

type Wanted = {
  readonly email: string
  readonly role: StaffRole
  readonly agencyId?: string
  readonly bank?: string
  readonly branch?: string
}

/** The token in the newest link that waits to be sent to an address. */
export async function tokenSentTo(world: InvitationWorld, email: string): Promise<string> {
  const { text } = await lastMessage(world, email)
  const token = /\/staff\/invitation\/([\w-]+)/.exec(text)?.[1]
  if (token === undefined) throw new Error('The newest message is no invitation')
  return token
}

/** Somebody whom one person proposed and another approved, with the token that went to them. */
export async function invitedByTwo(world: InvitationWorld, wanted: Wanted, now: Date): Promise<Invited> {
  const { bank = '' } = wanted
  const proposer = await freshStaff(world, 'ADMINISTRATOR', null, now)
  const approver =
    approvals[wanted.role].by === 'BANK_ADMINISTRATOR'
      ? await freshBankStaff(world, 'BANK_ADMINISTRATOR', { bank }, now)
      : await freshStaff(world, 'ADMINISTRATOR', null, now)
  const order = { agencyId: '', branch: '', ...wanted, bank, by: proposer.id, now }
  const proposed = await proposeInvitation(world, order)
  if (!proposed.ok) throw new Error(proposed.error.code)
  const approved = await approveProposal(world, { ...proposed.value, by: approver.id, now })
  if (!approved.ok) throw new Error(approved.error.code)
  return { email: wanted.email, token: await tokenSentTo(world, wanted.email), proposer, approver }
}
