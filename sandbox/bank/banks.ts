/** A bank that the sandbox plays. */
export type Bank = {
  readonly id: BankId
  readonly name: string
  /** Where its API stands, before `/bank/v1`. */
  readonly basePath: '' | '/hoi-an-bank'
  /** What its references begin with. */
  readonly mark: string
  /** The portal's account there. */
  readonly collectingAccount: string
  readonly branches: readonly [string, ...string[]]
}

export const bankIds = ['collecting-bank', 'hoi-an-bank'] as const
export type BankId = (typeof bankIds)[number]

/** The collecting bank's six digits at NAPAS, as VietQR codes name it. */
export const COLLECTING_BIN = '970415'

/** The collecting bank, and a made-up one that takes money at its counters only. */
export const banks: Readonly<Record<BankId, Bank>> = {
  'collecting-bank': {
    id: 'collecting-bank',
    name: 'Ngân hàng thu hộ',
    basePath: '',
    mark: 'FT',
    collectingAccount: '1000000001',
    branches: ['Chi nhánh Tam Kỳ', 'Phòng giao dịch Núi Thành'],
  },
  'hoi-an-bank': {
    id: 'hoi-an-bank',
    name: 'Ngân hàng Hội An',
    basePath: '/hoi-an-bank',
    mark: 'HA',
    collectingAccount: '2000000001',
    branches: ['Chi nhánh Phố cổ', 'Phòng giao dịch Cẩm Châu'],
  },
}

export const allBanks: readonly Bank[] = Object.values(banks)
