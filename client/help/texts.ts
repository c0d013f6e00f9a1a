/** The words of the help. */
export const texts = {
  button: '帮助',
  buttonHint: '帮助与快捷键（F1）',
  title: '快捷键',
  intro: '在表格中，方向键移动，直接打字即录入；以 = 开头可写算式，如 =89*0.25*1.2。',
  print: '打印',
  close: '关闭',
  ofClipboard: '剪贴板',
  ofHelp: '帮助',
  ofForms: '绩效目标表',
  ofRegions: '分册页面',
  nextRegion: '到下一区域（表页、工具、表格、检查）',
  regionBefore: '到上一区域',
  openHelp: '打开帮助',
  openHelpOutside: '打开帮助（不在录入时）',
  clipboard: { copy: '复制', cut: '剪切', paste: '粘贴（可直接从 Excel 粘贴）' },
} as const
