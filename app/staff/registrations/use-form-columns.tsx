'use client'

import { formatFormNumber } from '#lib/form-number.ts'
import { stateNames } from '#server/domains/registrations/contract.ts'
import type { RegistrationDeskRow, RegistrationTab } from '#server/domains/registrations/desk-contract.ts'
import { Moment } from '../_queue/moment.tsx'
import type { DeskColumn } from '../_ui/desk-table.tsx'
import { useDeskWords } from '../_ui/desk-words.ts'
import { useRegistrationWords } from './use-registration-words.ts'

type Columns = readonly [DeskColumn<RegistrationDeskRow>, ...DeskColumn<RegistrationDeskRow>[]]

/** What a row of the queue says; beside an open form there is room for number and holder alone. */
export function useFormColumns(tab: RegistrationTab, narrow: boolean): Columns {
  const { columns } = useRegistrationWords()
  const { locale } = useDeskWords()
  const number = {
    head: columns.number,
    cell: (row: RegistrationDeskRow) => (
      <span className="font-mono whitespace-nowrap">{formatFormNumber(row.number)}</span>
    ),
  }
  const holder = { head: columns.holder, cell: (row: RegistrationDeskRow) => row.holderName }
  const state = {
    head: columns.state,
    cell: (row: RegistrationDeskRow) => stateNames[row.state][locale],
  }
  if (narrow) return [number, holder]
  return [
    number,
    holder,
    { head: columns.received, cell: (row) => row.receivedAt && <Moment at={row.receivedAt} /> },
    { head: columns.at, cell: (row) => row.receivedBranch },
    ...(tab === 'DECIDED' ? [state] : []),
  ]
}
