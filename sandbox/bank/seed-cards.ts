import type { CardBehaviour, CardStanding } from './card-payment.ts'

/** What paying with a card leads to, when its data is typed as printed. */
export type CardOutcome =
  | 'SUCCESS'
  | 'INSUFFICIENT_BALANCE'
  | 'CARD_LOCKED'
  | 'CARD_EXPIRED'
  | 'NOT_REGISTERED_ONLINE'
  | 'LIMIT_EXCEEDED'
  | 'OTP_NEVER_ARRIVES'
  | 'TIMEOUT_THEN_SUCCESS'
  | 'TIMEOUT_THEN_FAILURE'

export type DemoCard = {
  readonly number: string
  readonly holderName: string
  /** `mm/yy`: issue or expiry, as the issuer prints it (issuers.ts). */
  readonly date: string
  readonly phone: string
  readonly outcome: CardOutcome
  /** Instead of what the outcome has. */
  readonly behaviour?: CardBehaviour
}

/** How an outcome is brought about: whole đồng on the account and per payment, standing, behaviour. */
type Nature = {
  readonly balance: bigint
  readonly paymentLimit: bigint
  readonly standing: CardStanding
  readonly behaviour: CardBehaviour
}

const ordinary: Nature = {
  balance: 1_000_000_000n,
  paymentLimit: 500_000_000n,
  standing: 'ACTIVE',
  behaviour: 'PROMPT',
}

export const natureOf: Record<CardOutcome, Nature> = {
  SUCCESS: ordinary,
  INSUFFICIENT_BALANCE: { ...ordinary, balance: 900n },
  CARD_LOCKED: { ...ordinary, standing: 'LOCKED' },
  CARD_EXPIRED: { ...ordinary, standing: 'EXPIRED' },
  NOT_REGISTERED_ONLINE: { ...ordinary, standing: 'NOT_REGISTERED_ONLINE' },
  LIMIT_EXCEEDED: { ...ordinary, paymentLimit: 1_000n },
  OTP_NEVER_ARRIVES: { ...ordinary, behaviour: 'SMS_LOST' },
  TIMEOUT_THEN_SUCCESS: { ...ordinary, behaviour: 'LATE_SUCCESS' },
  TIMEOUT_THEN_FAILURE: { ...ordinary, behaviour: 'LATE_FAILURE' },
}

/**
 * The cards of the demo. The five of NCB (970419) are the public test cards of VNPay's sandbox, the first
 * of them the best-known NAPAS test card; the others are made up and pass the Luhn check.
 */
export const demoCards: readonly DemoCard[] = [
  card('9704198526191432198', 'NGUYEN VAN A', '07/15', '0912345678', 'SUCCESS'),
  card('9704151002003003', 'TRAN THI BICH', '03/22', '0913000002', 'SUCCESS'),
  card('9704362003004003', 'LE HOANG NAM', '11/20', '0983000003', 'SUCCESS'),
  card('9704223004005003', 'PHAM THU HA', '09/31', '0963000004', 'SUCCESS'),
  card('9704184005006001114', 'VO THI KIM NGAN', '05/21', '0903000005', 'SUCCESS'),
  card('9704075006007001', 'DANG QUOC KHANH', '12/30', '0373000006', 'SUCCESS'),
  card('9704195798459170488', 'NGUYEN VAN A', '07/15', '0912000011', 'INSUFFICIENT_BALANCE'),
  card('9704193370791314', 'NGUYEN VAN A', '07/15', '0912000012', 'CARD_LOCKED'),
  card('9704194841945513', 'NGUYEN VAN A', '07/15', '0912000013', 'CARD_EXPIRED'),
  card('9704192181368742', 'NGUYEN VAN A', '07/15', '0912000014', 'NOT_REGISTERED_ONLINE'),
  card('9704075006007175', 'BUI MINH CHAU', '08/30', '0373000015', 'LIMIT_EXCEEDED'),
  card('9704362003004177', 'HO THI LAN', '02/19', '0983000016', 'OTP_NEVER_ARRIVES'),
  card('9704151002003177', 'NGO DUC THANG', '10/23', '0913000017', 'TIMEOUT_THEN_SUCCESS'),
  card('9704223004005177', 'DO HONG PHUC', '06/31', '0963000018', 'TIMEOUT_THEN_FAILURE'),
]

function card(
  number: string,
  holderName: string,
  date: string,
  phone: string,
  outcome: CardOutcome,
): DemoCard {
  return { number, holderName, date, phone, outcome }
}
