/// <reference lib="dom" />
import type { Page } from 'playwright-core'

/** A cell of a spreadsheet: what it shows, and the number behind it. */
export interface SpreadsheetCell {
  readonly shown: string
  readonly number?: string
}

/** What a spreadsheet puts on the clipboard. */
export interface SpreadsheetClipboard {
  readonly text: string
  readonly html: string
}

const SPACES = 'xmlns:v="urn:schemas-microsoft-com:vml"\r\nxmlns:o="urn:schemas-microsoft-com:office:office"'

/** As Excel (Microsoft 365) does: the plain text shows what the cells show, the table knows no more than that. */
export function fromExcel(rows: readonly (readonly SpreadsheetCell[])[]): SpreadsheetClipboard {
  const cells = (row: readonly SpreadsheetCell[]) =>
    row
      .map(({ shown, number }) =>
        number === undefined
          ? `  <td class=xl63 style='border-left:none'>${escaped(shown)}</td>\r\n`
          : `  <td class=xl65 align=right width=72 style='width:54pt'>${escaped(shown)}</td>\r\n`,
      )
      .join('')
  return {
    text: tsv(rows),
    html: `<html ${SPACES}
xmlns:x="urn:schemas-microsoft-com:office:excel"
xmlns="http://www.w3.org/TR/REC-html40">

<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=ProgId content=Excel.Sheet>
<meta name=Generator content="Microsoft Excel 15">
<style>
<!--table
	{mso-displayed-decimal-separator:"\\.";
	mso-displayed-thousand-separator:"\\,";}
.xl65
	{mso-number-format:"_ * \\#\\,\\#\\#0\\.00_ ;_ * \\\\-\\#\\,\\#\\#0\\.00_ ;_ * \\0022-\\0022??_ ;_ \\@_ ";}
-->
</style>
</head>

<body link="#0563C1" vlink="#954F72">

<table border=0 cellpadding=0 cellspacing=0 width=576 style='border-collapse:collapse;width:432pt'>
<!--StartFragment-->
${rows.map((row) => ` <tr height=19 style='height:14.4pt'>\r\n${cells(row)} </tr>\r\n`).join('')}<!--EndFragment-->
</table>

</body>

</html>`,
  }
}

/** As WPS does: its table keeps the number behind what a cell shows. */
export function fromWps(rows: readonly (readonly SpreadsheetCell[])[]): SpreadsheetClipboard {
  const cells = (row: readonly SpreadsheetCell[]) =>
    row
      .map(({ shown, number }) =>
        number === undefined
          ? `<td class="et3" x:str>${escaped(shown)}</td>`
          : `<td class="et2" align="right" x:num="${number}">${escaped(shown)}</td>`,
      )
      .join('')
  return {
    text: tsv(rows),
    html: `<html ${SPACES} xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns="http://www.w3.org/TR/REC-html40"><head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8"/><meta name="ProgId" content="Excel.Sheet"/><meta name="Generator" content="WPS Office ET"/>
<style>@font-face { font-family:"宋体"; } .et2 { mso-number-format:"\\#\\,\\#\\#0\\.00_ "; }</style></head>
<body link="blue" vlink="purple"><table width="576" border="0" cellpadding="0" cellspacing="0" style='width:432.00pt;border-collapse:collapse;table-layout:fixed;'>
<!--StartFragment-->${rows.map((row) => `<tr height="18" style='height:13.50pt;'>${cells(row)}</tr>`).join('\r\n')}<!--EndFragment--></table></body></html>`,
  }
}

/** Puts it on the real clipboard, every format as it is, by a copy of the page's own. */
export async function putOnClipboard(page: Page, { text, html }: SpreadsheetClipboard): Promise<void> {
  await page.evaluate(
    (formats) => {
      window.addEventListener(
        'copy',
        (event) => {
          event.preventDefault()
          event.stopImmediatePropagation()
          event.clipboardData?.setData('text/plain', formats.text)
          event.clipboardData?.setData('text/html', formats.html)
        },
        { capture: true, once: true },
      )
    },
    { text, html },
  )
  await page.keyboard.press('Control+c')
}

const tsv = (rows: readonly (readonly SpreadsheetCell[])[]): string =>
  rows.map((row) => `${row.map(({ shown }) => quoted(shown)).join('\t')}\r\n`).join('')

const quoted = (text: string): string => (/[\t\n"]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text)

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\n/g, '<br>')
