import { commonWords } from '../words.ts'

/** What the paper may call itself: only the agency's signature makes it an electronic receipt. */
const unsigned = {
  title: { vi: 'BIÊN NHẬN THU PHÍ, LỆ PHÍ', en: 'Acknowledgement of fees received' },
  nature: {
    vi: 'Biên nhận này của Cổng, lập tự động khi tiền đã thu đủ. Đây không phải là biên lai điện tử có chữ ký số của cơ quan thu.',
    en: 'This acknowledgement is the portal’s own, made by itself when the whole amount had come. It is not the agency’s digitally signed electronic receipt.',
  },
}
const signed = {
  title: { vi: 'BIÊN LAI ĐIỆN TỬ (BẢN THỂ HIỆN)', en: 'Electronic receipt (visual copy)' },
  nature: {
    vi: 'Bản thể hiện của biên lai điện tử đã được cơ quan thu ký số.',
    en: 'A visual copy of the electronic receipt that the collecting agency signed digitally.',
  },
}

export function naming(isSigned: boolean): typeof unsigned {
  return isSigned ? signed : unsigned
}

/** The fixed texts of an agency's receipt. */
export const words = {
  ...commonWords,
  series: { vi: 'Ký hiệu', en: 'Series' },
  number: { vi: 'Số', en: 'No.' },
  barcode: (name: string) => `Mã vạch của biên nhận ${name}`,
  agency: { vi: 'Cơ quan thu', en: 'Collecting agency' },
  address: { vi: 'Địa chỉ', en: 'Address' },
  treasuryAccount: { vi: 'Tài khoản kho bạc', en: 'Treasury account' },
  treasuryBranch: { vi: 'Kho bạc Nhà nước', en: 'State Treasury' },
  debtor: { vi: 'Người nộp', en: 'Payer' },
  paymentId: { vi: 'Mã thanh toán', en: 'Payment ID' },
  paidAt: { vi: 'Thời điểm thanh toán', en: 'Paid at' },
  amount: { vi: 'Số tiền đã thu', en: 'Amount received' },
  lines: { vi: 'Các khoản đã thu', en: 'What was received' },
  ordinal: '#',
  kind: { vi: 'Loại', en: 'Kind' },
  lineLabel: { vi: 'Khoản thu và căn cứ', en: 'Fee and its basis' },
  under: (regulation: string) => ({ vi: `Theo ${regulation}`, en: `Under ${regulation}` }),
  help: (hotline: string) => ({
    vi: `Cần giúp đỡ, xin gọi ${hotline} và đọc ký hiệu, số biên nhận.`,
    en: `For help, call ${hotline} and read out series and number.`,
  }),
}
