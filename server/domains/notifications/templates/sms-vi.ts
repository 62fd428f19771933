import { formatDate, formatDateTime } from '#lib/dates.ts'
import { formatFigures } from '#lib/money.ts'
import { sms } from './one-part.ts'
import type { AccountTemplate, SmsTexts, WordsOf } from './words.ts'

/** Circular 50/2024/TT-NHNN, article 11(3): the SMS of a code says what it is for. */
const code = (digits: string, purpose: string) =>
  sms(`Ma OTP la ${digits}, ${purpose}. Hieu luc 2 phut. KHONG cho ai biet ma nay.`)

const changed = (what: string, how: string, { at, hotline }: WordsOf<AccountTemplate>) =>
  sms(`${what} ${how} luc ${formatDateTime(at, 'vi')}. Neu khong phai Ong/Ba lam, goi ngay ${hotline}.`)

/** @param what ends before the organisation's name */
const membership = (what: string, { at, hotline, holder }: WordsOf<'MEMBER_REMOVED'>) =>
  sms(
    `Ong/Ba ${what} `,
    holder ?? 'mot to chuc',
    ` tu ${formatDateTime(at, 'vi')}. Neu khong dung, goi ${hotline}.`,
  )

const roles = { OWNER: 'chu tai khoan', ACCOUNTANT: 'ke toan' } as const

const date = (at: Date) => formatDate(at, 'vi')

/** Without accents: each fits one part. */
export const smsVi: SmsTexts = {
  SIGN_UP: (words) => code(words.code, 'de dang ky tai khoan'),
  CONFIRM_PAYMENT: ({ code: digits, amount, dossiers, payment }) =>
    code(digits, `thanh toan ${dossiers} ho so, so tien ${formatFigures(amount)} VND, ma ${payment}`),
  RESET_PASSWORD: (words) => code(words.code, 'de dat lai mat khau'),
  CHANGE_PHONE: (words) => code(words.code, 'de doi so dien thoai dang nhap'),
  ADD_TOTP: (words) => code(words.code, 'de them ung dung xac thuc'),
  REMOVE_TOTP: (words) => code(words.code, 'de bo ung dung xac thuc'),
  ACCEPT_INVITATION: (words) => code(words.code, 'de nhan loi moi cua to chuc'),
  CHANGE_MEMBERS: (words) => code(words.code, 'de cho nguoi khac quyen thanh toan thay to chuc'),
  PASSWORD_CHANGED: (words) => changed('Mat khau', 'da doi', words),
  PHONE_CHANGED: (words) => changed('So dien thoai dang nhap', 'da doi sang so khac', words),
  TOTP_ADDED: (words) => changed('Ung dung xac thuc', 'da bat', words),
  TOTP_REMOVED: (words) => changed('Ung dung xac thuc', 'da bo', words),
  WRONG_CODES: ({ at, hotline }) =>
    sms(
      `Ma OTP gui den so nay bi nhap sai nhieu lan, luc ${formatDateTime(at, 'vi')}. Neu khong phai Ong/Ba, goi ${hotline}.`,
    ),
  MEMBER_REMOVED: (words) => membership('khong con la thanh vien cua', words),
  MEMBER_ROLE_CHANGED: (words) => membership(`la ${roles[words.role]} cua`, words),
  REGISTRATION_READY: ({ number, bank, until }) =>
    sms(
      `Phieu dang ky so ${number} da lap xong. Vui long in, ky va nop tai diem giao dich cua `,
      bank,
      ` den het ngay ${date(until)}.`,
    ),
  REGISTRATION_RECEIVED: ({ number, account }) =>
    sms(
      `Ngan hang da nhan phieu dang ky so ${number}, tai khoan ${account}. Cong se bao ket qua cho Ong/Ba.`,
    ),
  REGISTRATION_RETURNED: ({ number, reason }) =>
    sms(`Ngan hang tra lai phieu dang ky so ${number}. Ly do: `, reason, '. Vui long sua, in va nop lai.'),
  REGISTRATION_APPROVED: ({ number, account }) =>
    sms(
      `Yeu cau da duoc dang ky thanh cong: phieu so ${number}, tai khoan ${account}. Ong/Ba co the thanh toan bang tai khoan nay.`,
    ),
  REGISTRATION_REJECTED: ({ number, reason }) =>
    sms(`Ngan hang tu choi phieu dang ky so ${number}. Ly do: `, reason, '. Ong/Ba co the lap phieu moi.'),
  REGISTRATION_EXPIRED: ({ number }) =>
    sms(
      `Phieu dang ky so ${number} het han vi chua nop tai ngan hang. Ong/Ba co the lap phieu moi tren Cong.`,
    ),
  REGISTRATION_SUSPENDED: ({ number, account, reason }) =>
    sms(`Tai khoan ${account}, dang ky so ${number}, tam ngung thanh toan.`, reasonVi(reason)),
  REGISTRATION_RESUMED: ({ number, account }) =>
    sms(`Tai khoan ${account}, dang ky so ${number}, da thanh toan lai duoc tren Cong.`),
  REGISTRATION_CLOSED: ({ number, account, reason }) =>
    sms(
      `Dang ky so ${number}, tai khoan ${account}, da dong va khong con thanh toan duoc.`,
      reasonVi(reason),
    ),
  REGISTRATION_REPLACED: ({ number, account, by }) =>
    sms(
      `Dang ky so ${number}, tai khoan ${account}, da duoc thay bang dang ky so ${by}. Viec thanh toan khong gian doan.`,
    ),
  INVITATION: ({ holder, link }) => sms('Loi moi thanh toan ho so', holder && ` cho ${holder}`, `: ${link}`),
}

const reasonVi = (reason: string | null) => (reason === null ? '' : ` Ly do: ${reason}`)
