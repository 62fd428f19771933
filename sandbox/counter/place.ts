import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import { allBanks, type BankId, bankIds, banks } from '../bank/banks.ts'
import type { Place } from './item-store.ts'

const COOKIE = 'counter'
const YEAR_SECONDS = 365 * 24 * 3_600

const placeSchema = z
  .object({ bank: z.enum(bankIds), branch: z.string(), teller: z.string().trim().min(1).max(40) })
  .refine(({ bank, branch }) => banks[bank].branches.includes(branch))

const firstPlace: Place = {
  bank: 'collecting-bank',
  branch: banks['collecting-bank'].branches[0],
  teller: 'GDV 01',
}

/** Where this browser's teller sits: as chosen last, else at the first counter. */
export function placeOf(c: Context): Place {
  const stored = placeSchema.safeParse(parsed(getCookie(c, COOKIE) ?? ''))
  return stored.success ? stored.data : firstPlace
}

/** Remembers a choice for a year; one that does not exist changes nothing. */
export function rememberPlace(c: Context, form: Record<string, unknown>): void {
  const [bank, branch] = String(form.branch).split('/')
  const chosen = placeSchema.safeParse({ bank, branch, teller: form.teller })
  if (!chosen.success) return
  const options = { path: '/counter', httpOnly: true, sameSite: 'Lax', maxAge: YEAR_SECONDS } as const
  setCookie(c, COOKIE, JSON.stringify(chosen.data), options)
}

/** Every branch as a choice: `hoi-an-bank/Chi nhánh Phố cổ`. */
export const branchChoices: readonly { bank: BankId; bankName: string; branch: string; value: string }[] =
  allBanks.flatMap(({ id, name, branches }) =>
    branches.map((branch) => ({ bank: id, bankName: name, branch, value: `${id}/${branch}` })),
  )

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
