import { formatFormNumber } from '#lib/form-number.ts'
import type { Stage } from '../stage.ts'
import { type StagedHolder, stageHolder } from '../staged-holder.ts'
import { staffLine } from '../staged-staff.ts'
import type { Scenarios } from './scenario.ts'

const bank = 'collecting-bank'

/** An organisation of its own on the way from a new account to a debit, and what waits for its bank's people. */
export const accountScenarios: Scenarios = {
  organisation: {
    shows: 'an organisation that has signed up, and an account at the bank for it to register',
    play: async (stage) => {
      const holder = await stageHolder(stage)
      return [...signIn(stage, holder), `Register ${stage.portalUrl}/account/bank-accounts/new`].join('\n')
    },
  },
  account: {
    shows: 'an organisation with an account in force and dossiers to pay by it',
    play: async (stage) => {
      const holder = await stageHolder(stage)
      const number = await holder.registered('CONFIRMED')
      return [
        ...signIn(stage, holder),
        formLine(number),
        `Dossiers ${stage.portalUrl}/account/dossiers`,
      ].join('\n')
    },
  },
  'account-refused': {
    shows: 'an account that its bank refused after approval, because it was closed',
    play: async (stage) => {
      const holder = await stageHolder(stage, 'ACCOUNT_CLOSED')
      const number = await holder.registered('REFUSED')
      const page = `${stage.portalUrl}/account/bank-accounts/${number}`
      return [...signIn(stage, holder), formLine(number), `Open ${page}`].join('\n')
    },
  },
  'form-handed-in': {
    shows: 'a printed form that waits for a teller',
    play: async (stage) => {
      const holder = await stageHolder(stage)
      return atDesk(stage, holder, await holder.printed(), 'TELLER')
    },
  },
  'form-received': {
    shows: 'a form that a teller has received and that waits for a controller',
    play: async (stage) => {
      const holder = await stageHolder(stage)
      return atDesk(stage, holder, await holder.received(bank), 'CONTROLLER')
    },
  },
}

function signIn({ portalUrl, bank: sandbox }: Stage, holder: StagedHolder): string[] {
  const { phone, password, name, taxCode, accountNumber } = holder
  return [
    `Sign in at ${portalUrl}/sign-in`,
    `Telephone ${phone}, password ${password}, its codes: ${sandbox.url}/phone/${phone}`,
    `${name}, tax code ${taxCode}, account ${accountNumber} at ${bank}`,
  ]
}

const formLine = (number: string): string => `Form ${formatFormNumber(number)}`

function atDesk(stage: Stage, holder: StagedHolder, number: string, role: 'TELLER' | 'CONTROLLER'): string {
  return [
    `Open ${stage.portalUrl}/staff/registrations/${number}`,
    staffLine(stage.portalUrl, role, bank),
    formLine(number),
    ...signIn(stage, holder),
  ].join('\n')
}
