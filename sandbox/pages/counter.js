// Without this script the pages do the same: the time left stands in minutes, and the browser's own menu prints.
const until = document.querySelector('time[data-until]')
const left = document.querySelector('[data-left]')
if (until && left) {
  const end = new Date(until.getAttribute('datetime') ?? '').getTime()
  const show = () => {
    const seconds = Math.max(0, Math.ceil((end - Date.now()) / 1000))
    left.textContent = `(còn ${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')})`
    if (seconds > 0) setTimeout(show, 1000)
    else if (running) location.reload()
    running = true
  }
  let running = false
  show()
}
for (const button of document.querySelectorAll('[data-print]')) {
  button.addEventListener('click', () => window.print())
}
// A scanner that sends Enter twice, or an impatient finger, presses once. Coming back, the button works again.
for (const form of document.querySelectorAll('main form[method="post"]')) {
  form.addEventListener('submit', () => {
    for (const button of form.querySelectorAll('button')) button.setAttribute('aria-disabled', 'true')
  })
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent) event.preventDefault()
    form.dataset.sent = 'yes'
  })
}
window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('main form[data-sent]')) delete form.dataset.sent
  for (const button of document.querySelectorAll('[aria-disabled]')) button.removeAttribute('aria-disabled')
})
