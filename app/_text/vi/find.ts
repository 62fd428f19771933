import type { PublicState } from '#server/domains/payments/contract.ts'

const states: Record<PublicState, string> = {
  OPEN: 'Chưa thanh toán',
  CHECKING_CARD: 'Ngân hàng đang kiểm tra thẻ',
  AWAITING_OTP: 'Đang chờ mã xác thực',
  WAITING_FOR_BANK: 'Đang chờ ngân hàng xác nhận',
  DECLINED: 'Chưa thanh toán được',
  AT_COUNTER: 'Đang thu tại quầy',
  PAID: 'ĐÃ THANH TOÁN',
  EXPIRED: 'Đã hết hạn',
  HELD: 'Đang được kiểm tra',
  RETURNED: 'Đã trả lại tiền',
}

export const find = {
  title: 'Tìm lại một lần thanh toán',
  lead: 'Mã thanh toán in trên giấy xác nhận và trên trang chờ; số chỉ dẫn in trên tờ chỉ dẫn. Không có cả hai? Hãy tìm bằng mã hồ sơ ở trang chủ.',
  id: 'Mã thanh toán hoặc số chỉ dẫn',
  idHint: 'Mã có 13 chữ và số; số chỉ dẫn có 16 chữ số. Cách hay gạch nối đều được.',
  fact: 'Mã tra cứu, 4 số cuối CCCD hoặc mã số thuế',
  submit: 'Tìm thanh toán',
  mine: 'Các lần thanh toán Ông/Bà đã mở trên máy này',
  states,
  byDossier: 'Tìm bằng mã hồ sơ',
  refused: {
    ID_EMPTY: 'Nhập mã thanh toán hoặc số chỉ dẫn.',
    ID_FORM:
      'Mã hoặc số này không đúng. Mã thanh toán có 13 chữ và số, số chỉ dẫn có 16 chữ số; có thể một ký tự đã gõ nhầm.',
    FACT_EMPTY: 'Nhập mã tra cứu, 4 số cuối CCCD hoặc mã số thuế của người nộp.',
    FACT_FORM:
      'Nhập đúng 4 chữ số cuối của CCCD, mã tra cứu có 8 chữ và số, hoặc mã số thuế có 10, 12 hay 13 chữ số.',
    NOT_FOUND: 'Không tìm thấy lần thanh toán nào với hai thông tin này. Xin kiểm tra lại cả hai.',
  },
}
