// Before the first paint: a page that is dark must not flash in the light. client/ui/themeChoice.ts does the same later.
;(() => {
  let choice = null
  try {
    choice = window.localStorage.getItem('hesuan.theme')
  } catch (error) {
    console.warn('The preferences of this browser could not be read', error)
  }
  const dark = choice === 'dark' || (choice !== 'light' && window.matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
})()
