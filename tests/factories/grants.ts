import type { HolderAccount } from '#server/domains/identity/account-contract.ts'
import { confirmGrant, startInvitation, startOwner } from '#server/domains/identity/index.ts'
import { codesSentTo, messagesTo } from './messages.ts'

type World = Parameters<typeof startInvitation>[0]
type Owner = {
  readonly by: HolderAccount
  /** Their own telephone, on which they read the code; E.164. */
  readonly ownPhone: string
  readonly now: Date
}

/** Invites a telephone as an owner does: begins, reads the code, confirms. */
export async function invite(
  deps: World,
  { ownPhone, ...order }: Owner & { readonly phone: string; readonly role: string },
) {
  const started = await startInvitation(deps, order)
  return started.ok ? confirmed(deps, { ...order, ownPhone }, started.value.token) : started
}

/** Makes a member an owner in the same way. */
export async function promote(
  deps: World,
  { ownPhone, ...order }: Owner & { readonly membershipId: string },
) {
  const started = await startOwner(deps, order)
  return started.ok ? confirmed(deps, { ...order, ownPhone }, started.value.token) : started
}

async function confirmed(deps: World, { by, ownPhone, now }: Owner, token: string) {
  const [code = ''] = await codesSentTo(deps, ownPhone)
  return confirmGrant(deps, { by, token, code, now })
}

/** The token of the newest link of an invitation that a telephone got; empty where there is none. */
export async function invitationLinkTo(deps: World, phone: string): Promise<string> {
  const messages = await messagesTo(deps, phone)
  const links = messages.flatMap(({ text }) => /\/account\/invitation\/(\S+)/.exec(text)?.[1] ?? [])
  return links[0] ?? ''
}
