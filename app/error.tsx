'use client'

/** The last net under a page that failed while it was drawn; pages catch their own failures on the server. */
export default function ErrorPage() {
  return (
    <main id="main" className="mx-auto w-full max-w-[45rem] px-4 py-8">
      <title>Cổng đang có trục trặc</title>
      <h1>Cổng đang có trục trặc</h1>
      <p className="mt-3">
        Xin đừng thanh toán lần thứ hai: kết quả do ngân hàng xác nhận. Hãy tải lại trang sau ít phút.
      </p>
      <p className="mt-3" lang="en">
        The portal has a problem. Please do not pay a second time: the bank confirms the outcome. Reload the
        page in a few minutes.
      </p>
      <p className="mt-6">
        <a href="/">Trang chủ / Home</a>
      </p>
    </main>
  )
}
