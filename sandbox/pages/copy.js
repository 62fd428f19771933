// Without this script a tap selects a whole number; with it a button copies it.
for (const code of document.querySelectorAll('code[data-copy]')) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'copy'
  button.textContent = 'Sao chép'
  button.setAttribute('aria-label', `Sao chép ${code.textContent}`)
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(code.textContent ?? '')
    button.textContent = 'Đã chép'
  })
  code.after(button)
}
