import { formatDate } from '#lib/dates.ts'
import { formatDong } from '#lib/money.ts'
import { amountInWords } from '#lib/vietnamese/amount-in-words.ts'
import { formatPhone } from '#lib/vietnamese/phone.ts'
import { startOfDay } from '../values.ts'
import type { RegistrationApplicant, RegistrationFormData } from './contract.ts'
import { wordsFor } from './words.ts'

/** One field of the form; without a value it is left to be filled in by hand. */
export type Field = { readonly label: string; readonly required: boolean; readonly value: string }

/** Fields that share a line where their values are short enough. */
export type FieldRow = readonly Field[]

/** Section I: who registers. */
export function applicantFields(applicant: RegistrationApplicant): readonly FieldRow[] {
  return applicant.kind === 'ORGANISATION' ? organisationFields(applicant) : personFields(applicant)
}

function organisationFields(
  organisation: Extract<RegistrationApplicant, { kind: 'ORGANISATION' }>,
): readonly FieldRow[] {
  const { representative } = organisation
  return [
    [must('Tên tổ chức', organisation.name)],
    [may('Tên viết tắt', organisation.shortName)],
    [must('Mã số thuế/Số GCN ĐKDN/Quyết định thành lập', organisation.taxCode)],
    [may('Ngày cấp', dayOf(organisation.issuedOn)), may('Nơi cấp', organisation.issuedBy)],
    [must('Địa chỉ trụ sở chính', organisation.address)],
    [must('Điện thoại', formatPhone(organisation.phone)), must('Email', organisation.email)],
    [must('Người đại diện hợp pháp', representative.name), must('Chức vụ', representative.position)],
    [
      may('Số CCCD', representative.identityNumber),
      may('Giấy ủy quyền số (nếu có)', representative.authority),
    ],
  ]
}

function personFields(person: Extract<RegistrationApplicant, { kind: 'PERSON' }>): readonly FieldRow[] {
  return [
    [must('Họ và tên', person.name)],
    [must('Số định danh cá nhân/CCCD', person.identityNumber)],
    [may('Ngày cấp', dayOf(person.issuedOn)), may('Nơi cấp', person.issuedBy)],
    [may('Địa chỉ', person.address)],
    [must('Điện thoại', formatPhone(person.phone)), may('Email', person.email)],
  ]
}

/** Section II: the account that is debited, what for, and how much on one day. */
export function accountFields({ account, applicant }: RegistrationFormData): readonly FieldRow[] {
  const limit = BigInt(account.dailyLimit)
  return [
    [must('Số tài khoản', account.number)],
    [must('Chủ tài khoản', account.holder)],
    [must('Ngân hàng', account.bank), must('Chi nhánh', account.branch)],
    [must('Phạm vi', wordsFor[applicant.kind].scope[account.scope])],
    [must('Hạn mức trích nợ mỗi ngày', formatDong(limit)), may('Bằng chữ', amountInWords(limit))],
  ]
}

function must(label: string, value: string): Field {
  return { label, required: true, value }
}

function may(label: string, value: string | null): Field {
  return { label, required: false, value: value ?? '' }
}

function dayOf(day: string | null): string | null {
  return day && formatDate(startOfDay(day), 'vi')
}
