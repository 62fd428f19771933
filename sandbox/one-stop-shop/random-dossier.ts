import { randomInt } from 'node:crypto'
import { addMs, businessDay } from '#lib/dates.ts'
import { newLookupSecret } from '#lib/lookup-secret.ts'
import { agencies, type ProcedureTemplate, procedures } from './catalogue.ts'
import type { Applicant, DossierDocument, FeeLine } from './document.ts'

const DAY_MS = 86_400_000
const FAMILY = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Huỳnh', 'Võ', 'Đặng', 'Bùi', 'Đỗ', 'Hồ']
const MIDDLE = ['Thị', 'Văn', 'Đức', 'Minh', 'Ngọc', 'Quốc', 'Hồng', 'Thanh']
const GIVEN = ['An', 'Bình', 'Châu', 'Dũng', 'Hà', 'Khánh', 'Lan', 'Nghĩa', 'Phượng', 'Tuyết', 'Vỹ', 'Yến']
const TRADES = ['Xây dựng', 'Thương mại', 'Dịch vụ', 'Nông sản', 'Du lịch']
const TAX_WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3] as const

/** A dossier that could have been handed in within the last days, and its code. */
export function randomDossier(now: Date): { code: string; document: DossierDocument } {
  const template = pick(procedures)
  const agency = pick(agencies.filter(({ id }) => template.agencies.includes(id)))
  const received = addMs(now, -randomInt(5) * DAY_MS)
  const receivedOn = businessDay(received)
  return {
    code: `${agency.id}-${receivedOn.slice(2).replaceAll('-', '')}-${digits(4)}`,
    document: {
      agency: agency.id,
      procedure: template.code,
      procedureName: template.name,
      applicant: template.forOrganisations ? randomOrganisation() : randomPerson(),
      lookupSecret: newLookupSecret(),
      receivedOn,
      dueOn: businessDay(addMs(received, template.days * DAY_MS)),
      status: 6,
      fees: randomFees(template),
    },
  }
}

/** The template's lines; one time in four the first is reduced for a household in need. */
function randomFees(template: ProcedureTemplate): FeeLine[] {
  const reduced = randomInt(4) === 0
  return template.fees.map((fee, index) => {
    const line = { ...fee, id: `F${index + 1}`, amount: fee.amount.toString() }
    if (!reduced || index > 0) return { ...line, reduction: '0', ground: null }
    const ground = { vi: 'Hộ cận nghèo, giảm 50 %', en: 'Near-poor household, reduced by half' }
    return { ...line, reduction: (fee.amount / 2n).toString(), ground }
  })
}

function randomPerson(): Applicant {
  return {
    kind: 'PERSON',
    name: `${pick(FAMILY)} ${pick(MIDDLE)} ${pick(GIVEN)}`,
    // Province 049, a person born in the 1900s, any year.
    identityNumber: `049${randomInt(2)}${digits(2)}${digits(6)}`,
    phone: `09${1 + randomInt(4)}${digits(7)}`,
  }
}

function randomOrganisation(): Applicant {
  return {
    kind: 'ORGANISATION',
    name: `Công ty TNHH ${pick(TRADES)} ${pick(GIVEN)} ${pick(GIVEN)}`,
    taxCode: randomTaxCode(),
    phone: `0235${digits(7)}`.replace(/^0235/, '091'),
  }
}

/** Ten digits; the last is 10 − (weighted sum mod 11). A sum that gives 10 is not issued. */
function randomTaxCode(): string {
  const first = `40${digits(7)}`
  const sum = TAX_WEIGHTS.reduce((total, weight, place) => total + weight * Number(first[place]), 0)
  const check = 10 - (sum % 11)
  return check === 10 ? randomTaxCode() : `${first}${check}`
}

function digits(count: number): string {
  return Array.from({ length: count }, () => randomInt(10)).join('')
}

function pick<T>(list: readonly T[]): T {
  const chosen = list[randomInt(list.length)]
  if (chosen === undefined) throw new Error('There is nothing to pick from')
  return chosen
}
