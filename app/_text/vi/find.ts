export const find = {
  title: 'Tìm lại một lần thanh toán',
  lead: 'Mã thanh toán in trên giấy xác nhận và trên trang chờ. Chưa có mã? Hãy tìm bằng mã hồ sơ ở trang chủ.',
  id: 'Mã thanh toán',
  idHint: '13 chữ và số, có gạch nối hay không đều được',
  fact: '4 số cuối CCCD hoặc mã số thuế của người nộp',
  submit: 'Tìm thanh toán',
  byDossier: 'Tìm bằng mã hồ sơ',
  refused: {
    ID_EMPTY: 'Nhập mã thanh toán.',
    ID_FORM: 'Mã thanh toán không đúng. Mã có 13 chữ và số; có thể một ký tự đã gõ nhầm.',
    FACT_EMPTY: 'Nhập 4 số cuối CCCD hoặc mã số thuế của người nộp.',
    FACT_FORM: 'Nhập đúng 4 chữ số cuối của CCCD, hoặc mã số thuế có 10, 12 hay 13 chữ số.',
    NOT_FOUND: 'Không tìm thấy lần thanh toán nào với hai thông tin này. Xin kiểm tra lại cả hai.',
  },
}
