import { html } from 'hono/html'
import type { Html } from '../pages/layout.ts'
import { agencies } from './catalogue.ts'
import {
  applicantKinds,
  type DossierDocument,
  dossierStatuses,
  dueTimes,
  type FeeLine,
  feeKinds,
} from './document.ts'
import { MOST_FEES } from './form.ts'

const applicantWords = { PERSON: 'Cá nhân', ORGANISATION: 'Tổ chức', HOUSEHOLD: 'Hộ kinh doanh' } as const
const kindWords = { PHI: 'Phí', LE_PHI: 'Lệ phí' } as const
const dueWords = { INTAKE: 'Khi tiếp nhận', SUPPLEMENT: 'Khi bổ sung', RESULT: 'Khi trả kết quả' } as const

/** The fields of a dossier, filled in. `isNew`: its code can still be chosen. */
export function dossierForm(code: string, document: DossierDocument, isNew: boolean): Html {
  const { applicant, fees } = document
  return html`<form method="post" action="/one-stop-shop">
    <fieldset>
      <legend>Hồ sơ</legend>
      <div class="grid">
        ${
          isNew
            ? field('Mã hồ sơ', 'code', code)
            : html`<p>Mã hồ sơ<br /><code>${code}</code><input type="hidden" name="code" value="${code}" /></p>`
        }
        ${choice('Cơ quan', 'agency', agencyOptions(document.agency), document.agency)}
        ${field('Mã thủ tục', 'procedure', document.procedure)}
        ${field('Tên thủ tục', 'procedureVi', document.procedureName.vi)}
        ${field('Tên thủ tục, tiếng Anh', 'procedureEn', document.procedureName.en)}
        ${choice(
          'Trạng thái',
          'status',
          dossierStatuses.map((name, index) => [String(index + 1), `${index + 1} ${name}`] as const),
          String(document.status),
        )}
        ${field('Mã tra cứu, in trên giấy hẹn', 'lookupSecret', document.lookupSecret ?? '')}
        ${field('Ngày tiếp nhận', 'receivedOn', document.receivedOn, 'date')}
        ${field('Ngày hẹn trả', 'dueOn', document.dueOn ?? '', 'date')}
      </div>
    </fieldset>
    <fieldset>
      <legend>Người nộp</legend>
      <div class="grid">
        ${choice('Loại', 'applicantKind', pairs(applicantKinds, applicantWords), applicant.kind)}
        ${field('Họ tên hoặc tên tổ chức', 'applicantName', applicant.name)}
        ${field('Số định danh', 'identityNumber', applicant.identityNumber ?? '')}
        ${field('Mã số thuế', 'taxCode', applicant.taxCode ?? '')}
        ${field('Điện thoại', 'phone', applicant.phone ?? '')}
      </div>
    </fieldset>
    <p class="hint">Xóa tên một khoản để bỏ dòng phí đó.</p>
    ${fees.map((fee, index) => feeFields(fee, index))}
    ${fees.length < MOST_FEES ? feeFields(emptyFee(fees), fees.length) : ''}
    <button class="main">${isNew ? 'Tạo hồ sơ và gửi đến Cổng' : 'Gửi thay đổi đến Cổng'}</button>
  </form>`
}

function feeFields(fee: FeeLine, index: number): Html {
  const name = (part: string) => `fee.${index}.${part}`
  const legend = fee.label.vi === '' ? 'Thêm một dòng phí (để trống nếu không cần)' : `Dòng phí ${fee.id}`
  return html`<fieldset>
    <legend>${legend}</legend>
    <input type="hidden" name="${name('id')}" value="${fee.id}" />
    <div class="grid">
      ${choice('Loại', name('kind'), pairs(feeKinds, kindWords), fee.kind)}
      ${field('Tên khoản', name('labelVi'), fee.label.vi)}
      ${field('Tên khoản, tiếng Anh', name('labelEn'), fee.label.en)}
      ${field('Số tiền (đồng)', name('amount'), fee.amount)}
      ${field('Giảm (đồng)', name('reduction'), fee.reduction)}
      ${field('Căn cứ giảm', name('groundVi'), fee.ground?.vi ?? '')}
      ${field('Căn cứ giảm, tiếng Anh', name('groundEn'), fee.ground?.en ?? '')}
      ${field('Văn bản quy định', name('regulation'), fee.regulation)}
      ${choice('Phải nộp', name('dueWhen'), pairs(dueTimes, dueWords), fee.dueWhen)}
      ${field('Số biên lai, nếu đã thu tại quầy', name('agencyReceipt'), fee.agencyReceipt ?? '')}
    </div>
  </fieldset>`
}

/** A row to fill in, under an id that no line of the dossier has. */
function emptyFee(fees: readonly FeeLine[]): FeeLine {
  const numbers = fees.map(({ id }) => Number(id.replace(/\D/g, '')))
  return {
    id: `F${Math.max(0, ...numbers) + 1}`,
    kind: 'PHI',
    label: { vi: '', en: '' },
    amount: '0',
    reduction: '0',
    ground: null,
    regulation: '',
    dueWhen: 'INTAKE',
  }
}

type Option = readonly [value: string, label: string]

function agencyOptions(present: string): Option[] {
  const known = agencies.map(({ id, name }): Option => [id, `${name} (${id})`])
  return known.some(([id]) => id === present) ? known : [...known, [present, present]]
}

function pairs<T extends string>(values: readonly T[], words: Record<T, string>): Option[] {
  return values.map((value) => [value, words[value]])
}

function field(label: string, name: string, value: string, type = 'text'): Html {
  return html`<label>${label}<input type="${type}" name="${name}" value="${value}" autocomplete="off" /></label>`
}

function choice(label: string, name: string, options: readonly Option[], chosen: string): Html {
  return html`<label>${label}<select name="${name}">
    ${options.map(([value, text]) =>
      value === chosen
        ? html`<option value="${value}" selected>${text}</option>`
        : html`<option value="${value}">${text}</option>`,
    )}
  </select></label>`
}
