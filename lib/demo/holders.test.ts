import { expect, test } from 'vitest'
import { parseIdentityNumber } from '../vietnamese/identity-number.ts'
import { parseTaxCode } from '../vietnamese/tax-code.ts'
import { demoHolders } from './holders.ts'

test.each(Object.values(demoHolders))('$name has a number that the portal and a bank accept', (holder) => {
  if ('taxCode' in holder)
    expect(parseTaxCode(holder.taxCode)).toEqual({
      ok: true,
      value: { kind: 'ORGANISATION', value: holder.taxCode },
    })
  else
    expect(parseIdentityNumber(holder.identityNumber)).toEqual({
      ok: true,
      value: { kind: 'CCCD', value: holder.identityNumber },
    })
})
