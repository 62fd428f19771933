import { parseDong } from '#lib/money.ts'
import { normalise } from '#lib/normalise.ts'
import { parsePersonName } from '#lib/person-name.ts'
import { err, ok, type Result } from '#lib/result.ts'
import { withoutSeparators } from '#lib/typed-digits.ts'
import { type FieldRefusal, type Scope, scopes } from './contract.ts'
import { isSameHolder } from './same-holder.ts'

/** What a form sends, as typed. */
export type TypedDraft = {
  readonly accountNumber: string
  readonly accountHolder: string
  readonly bank: string
  readonly branch: string
  readonly scope: string
  readonly dailyLimit: string
}

/** The same, read. `dailyLimit` in đồng. */
export type Draft = {
  readonly account: string
  readonly accountHolder: string
  readonly connector: string
  readonly branch: string
  readonly scope: Scope
  readonly dailyLimit: bigint
}

/** What a draft is held against. Limits in đồng. */
export type DraftRules = {
  readonly holderName: string
  readonly connectors: ReadonlySet<string>
  readonly leastLimit: bigint
  readonly mostLimit: bigint
}

const accountDigits = { least: 6, most: 19 }
const longestBranch = 80

type Read<T> = Result<T, FieldRefusal>

/** Reads a typed draft, or names every field that is not right. */
export function readDraft(typed: TypedDraft, rules: DraftRules): Result<Draft, readonly FieldRefusal[]> {
  const account = readAccount(typed.accountNumber)
  const accountHolder = readAccountHolder(typed.accountHolder, rules.holderName)
  const connector = readBank(typed.bank, rules.connectors)
  const branch = readBranch(typed.branch)
  const scope = readScope(typed.scope)
  const dailyLimit = readLimit(typed.dailyLimit, rules)
  if (account.ok && accountHolder.ok && connector.ok && branch.ok && scope.ok && dailyLimit.ok) {
    return ok({
      account: account.value,
      accountHolder: accountHolder.value,
      connector: connector.value,
      branch: branch.value,
      scope: scope.value,
      dailyLimit: dailyLimit.value,
    })
  }
  const read = [account, accountHolder, connector, branch, scope, dailyLimit]
  return err(read.flatMap((field) => (field.ok ? [] : [field.error])))
}

/** Spaces, dashes and dots between the digits are taken out; letters are refused, since some banks have them in aliases only. */
function readAccount(typed: string): Read<string> {
  const field = 'accountNumber'
  const digits = withoutSeparators(typed).replace(/[.·•−]/gu, '')
  if (digits === '') return err({ field, code: 'ACCOUNT_EMPTY' })
  if (!/^\d+$/.test(digits)) return err({ field, code: 'ACCOUNT_LETTERS' })
  const fits = digits.length >= accountDigits.least && digits.length <= accountDigits.most
  return fits ? ok(digits) : err({ field, code: 'ACCOUNT_LENGTH', digits: digits.length })
}

function readAccountHolder(typed: string, holderName: string): Read<string> {
  const field = 'accountHolder'
  const name = parsePersonName(typed)
  if (!name.ok)
    return err({ field, code: name.error === 'EMPTY' ? 'ACCOUNT_HOLDER_EMPTY' : 'ACCOUNT_HOLDER_FORM' })
  return isSameHolder(name.value, holderName) ? ok(name.value) : err({ field, code: 'HOLDER_DIFFERS' })
}

const readBank = (connector: string, known: ReadonlySet<string>): Read<string> =>
  known.has(connector) ? ok(connector) : err({ field: 'bank', code: 'BANK_UNKNOWN' })

/** "Chi nhánh Hội An" and "Hội An" are the same branch: the form prints the word before it. */
function readBranch(typed: string): Read<string> {
  const field = 'branch'
  const named = parsePersonName(typed.replace(/^\s*(?:chi nhánh|cn\.?)\s+/iu, ''))
  if (!named.ok) return err({ field, code: named.error === 'EMPTY' ? 'BRANCH_EMPTY' : 'BRANCH_FORM' })
  return [...named.value].length <= longestBranch ? named : err({ field, code: 'BRANCH_FORM' })
}

const isScope = (text: string): text is Scope => scopes.some((scope) => scope === text)
const readScope = (typed: string): Read<Scope> =>
  isScope(typed) ? ok(typed) : err({ field: 'scope', code: 'SCOPE_UNKNOWN' })

/** "50.000.000", "50 000 000 đ" or "50000000". */
function readLimit(typed: string, { leastLimit, mostLimit }: DraftRules): Read<bigint> {
  const field = 'dailyLimit'
  const figures = normalise(typed, 'NFKC')
    .replace(/\s/gu, '')
    .replace(/(?:đồng|dong|vnđ|vnd|đ|₫)$/iu, '')
    .replace(
      /^(\d{1,3})((?:[.,]\d{3})+)$/,
      (_, first: string, rest: string) => first + rest.replace(/[.,]/g, ''),
    )
  if (figures === '') return err({ field, code: 'LIMIT_EMPTY' })
  if (/^\d{14,40}$/.test(figures)) return err({ field, code: 'LIMIT_HIGH', bound: String(mostLimit) })
  const limit = parseDong(figures.replace(/^0+(?=\d)/, ''))
  if (!limit.ok) return err({ field, code: 'LIMIT_FORM' })
  if (limit.value < leastLimit) return err({ field, code: 'LIMIT_LOW', bound: String(leastLimit) })
  return limit.value > mostLimit ? err({ field, code: 'LIMIT_HIGH', bound: String(mostLimit) }) : limit
}
