'use client'

import { skipToken, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { RefundableCharge } from '#server/domains/payments/desk-contract.ts'
import { useDesk } from '../../../_trpc/desk.ts'
import { Amount } from '../../../_ui/amount.tsx'
import { buttonLook } from '../../../_ui/button-look.ts'
import { TextField } from '../../../_ui/text-field.tsx'
import { useDeskUrl } from '../../_queue/use-desk-url.ts'
import { DeskEmpty, DeskState } from '../../_ui/desk-state.tsx'
import { type DeskColumn, DeskTable } from '../../_ui/desk-table.tsx'
import { useDeskWords } from '../../_ui/desk-words.ts'
import { DeskSplit } from '../../_ui/detail-pane.tsx'
import { useRefundWords } from '../use-refund-words.ts'
import { RequestForm } from './request-form.tsx'

/** Finds what was paid by a code, and asks for it to go back. */
export function RequestRefund() {
  const { request: words } = useRefundWords()
  const url = useDeskUrl()
  const columns = useColumns()
  const typed = url.get('q')
  const found = useQuery(useDesk().refunds.findCharges.queryOptions(typed === '' ? skipToken : { typed }))
  const [chosen, setChosen] = useState<RefundableCharge | null>(null)

  function find(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    setChosen(null)
    url.go({ q: String(new FormData(event.currentTarget).get('code') ?? '').trim() })
  }

  return (
    <>
      <search>
        <form onSubmit={find} className="mb-4 max-w-[45rem] space-y-3">
          <TextField name="code" label={words.typed} value={typed} autoComplete="off" look="font-mono" />
          <button type="submit" className={buttonLook('secondary', true)}>
            {words.find}
          </button>
        </form>
      </search>
      {typed !== '' && (
        <DeskState query={found}>
          {(charges) =>
            charges.length === 0 ? (
              <DeskEmpty title={words.none}>{words.noneBody}</DeskEmpty>
            ) : (
              <DeskSplit
                list={
                  <DeskTable
                    caption={words.found}
                    columns={columns}
                    rows={charges}
                    idOf={({ chargeId }) => chargeId}
                    openId={chosen?.chargeId ?? null}
                    onOpen={setChosen}
                  />
                }
                detail={chosen && <RequestForm key={chosen.chargeId} charge={chosen} />}
              />
            )
          }
        </DeskState>
      )}
    </>
  )
}

function useColumns(): readonly [DeskColumn<RefundableCharge>, ...DeskColumn<RefundableCharge>[]] {
  const { request: words } = useRefundWords()
  const { locale } = useDeskWords()
  return [
    { head: words.fee, cell: ({ label }) => label[locale] },
    { head: words.dossier, cell: ({ dossierCode }) => <span className="font-mono">{dossierCode}</span> },
    { head: words.debtor, cell: ({ debtor }) => debtor },
    { head: words.settled, figures: true, cell: ({ settled }) => <Amount value={BigInt(settled)} /> },
    { head: words.left, figures: true, cell: ({ left }) => <Amount value={BigInt(left)} /> },
  ]
}
