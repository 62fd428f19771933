'use client'

import { bankAccounts as englishAccounts } from '../../_text/en/bank-accounts.ts'
import { registrationDesk as english } from '../../_text/en/registration-desk.ts'
import { bankAccounts as vietnameseAccounts } from '../../_text/vi/bank-accounts.ts'
import { registrationDesk as vietnamese } from '../../_text/vi/registration-desk.ts'
import { useDeskWords } from '../_ui/desk-words.ts'

const pick = <Words, Accounts>(words: Words, { history, bankReasons }: Accounts & AccountWords) => ({
  ...words,
  history,
  bankReasons,
})
type AccountWords = Pick<typeof vietnameseAccounts, 'history' | 'bankReasons'>

const inVietnamese = pick(vietnamese, vietnameseAccounts)
const inEnglish = pick(english, englishAccounts)

/** What this desk says, with what holders read of the same history, in the page's language. */
export function useRegistrationWords(): typeof inVietnamese {
  const { locale } = useDeskWords()
  return locale === 'vi' ? inVietnamese : inEnglish
}
