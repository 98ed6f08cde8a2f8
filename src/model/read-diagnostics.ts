/** The problems that a file can have before its text is seen: `read/scanned`, `read/encrypted`, and the way out of each. */
export const READ_DIAGNOSTICS = {
  'read/empty': {
    severity: 'error',
    en: { message: 'The file holds no text.', hint: 'Check that the download was complete.' },
    zh: { message: '文件中没有文字。', hint: '请检查文件是否下载完整。' },
  },
  'read/binary': {
    severity: 'error',
    en: {
      message: 'The file does not look like text ({detail}).',
      hint: 'Save the document as text or HTML and try again.',
    },
    zh: { message: '文件不是文本（{detail}）。', hint: '请另存为文本或网页后重试。' },
  },
  'read/office': {
    severity: 'error',
    en: {
      message: 'Files of this kind are not read ({detail}).',
      hint: 'Convert it first: soffice --headless --convert-to docx FILE',
    },
    zh: {
      message: '不支持此类文件（{detail}）。',
      hint: '请先转换格式：soffice --headless --convert-to docx 文件',
    },
  },
  'read/archive': {
    severity: 'error',
    en: { message: 'This is an archive ({detail}).', hint: 'Unpack it and give the files in it.' },
    zh: { message: '这是压缩包（{detail}）。', hint: '请先解压，再处理其中的文件。' },
  },
  'read/image': {
    severity: 'error',
    en: {
      message: 'This is a picture ({detail}); it holds no text.',
      hint: 'Recognise its text first: tesseract FILE out -l chi_sim',
    },
    zh: {
      message: '这是图片（{detail}），其中没有文字。',
      hint: '请先识别文字：tesseract 文件 out -l chi_sim',
    },
  },
  'read/scanned': {
    severity: 'error',
    en: {
      message: 'The file has no text that can be read (pages: {pages}); most likely it was scanned.',
      hint: 'Recognise its text first: ocrmypdf -l chi_sim IN.pdf OUT.pdf',
    },
    zh: {
      message: '文件共 {pages} 页，没有可读的文字层，可能是扫描件。',
      hint: '请先识别文字：ocrmypdf -l chi_sim 原件.pdf 输出.pdf',
    },
  },
  'read/encrypted': {
    severity: 'error',
    en: {
      message: 'The file is protected by a password.',
      hint: 'Save a copy without it (PDF: qpdf --decrypt --password=… IN.pdf OUT.pdf).',
    },
    zh: {
      message: '文件受密码保护。',
      hint: '请另存为不带密码的副本（PDF：qpdf --decrypt --password=… 原件.pdf 输出.pdf）。',
    },
  },
  'read/damaged': {
    severity: 'error',
    en: {
      message: 'The {format} file is damaged: {detail}.',
      hint: 'Fetch it again, or open it in an office program and save it anew.',
    },
    zh: { message: '{format} 文件已损坏（{detail}）。', hint: '请重新下载，或用办公软件打开后另存。' },
  },
  'read/unpacks-too-large': {
    severity: 'error',
    en: {
      message: 'What is packed in the file is larger than {limit} MB.',
      hint: 'No plan is that large; check where the file comes from.',
    },
    zh: { message: '文件解压后超过 {limit} MB。', hint: '方案类文件不会这么大，请核实文件来源。' },
  },
  'read/numbers-lost': {
    severity: 'warning',
    en: {
      message: 'The numbers that Word counts by itself could not be read from this file.',
      hint: 'If clauses lack their numbers: soffice --headless --convert-to docx FILE, and give the result.',
    },
    zh: {
      message: '未能读出此文件中由 Word 自动生成的编号。',
      hint: '如条款缺少编号，请先转换：soffice --headless --convert-to docx 文件。',
    },
  },
  'read/footnotes': {
    severity: 'info',
    en: {
      message: '{count} footnotes or lines of them were left out of the text.',
      hint: 'Facts are taken from the body only.',
    },
    zh: { message: '正文中未收入 {count} 处脚注。', hint: '仅从正文提取。' },
  },
  'read/page-edges': {
    severity: 'info',
    en: {
      message: '{count} page numbers and running heads were left out of the text.',
      hint: 'They still stand in the source.',
    },
    zh: { message: '正文中未收入 {count} 处页码、页眉。', hint: '原文中仍予保留。' },
  },
  'read/pages-without-text': {
    severity: 'warning',
    en: {
      message: 'No text was found on page {pages}.',
      hint: 'If they are not blank, they were scanned: recognise their text first.',
    },
    zh: { message: '第 {pages} 页没有文字。', hint: '如非空白页，则为扫描页，请先识别文字。' },
  },
  'read/invalid-bytes': {
    severity: 'warning',
    en: {
      message: '{count} byte sequences are not valid {encoding} and were replaced.',
      hint: 'Look for � in the text; fetch another copy if a figure is hit.',
    },
    zh: {
      message: '有 {count} 处字节不是有效的 {encoding} 编码，已替换。',
      hint: '请在文本中查找 �；若涉及数字，请另取副本。',
    },
  },
  'read/declared-charset': {
    severity: 'info',
    en: {
      message: 'The page declares {declared}, but its bytes are {encoding}.',
      hint: 'The bytes decide; nothing needs to be done.',
    },
    zh: { message: '网页声明的编码为 {declared}，实际字节为 {encoding}。', hint: '以字节为准，无需处理。' },
  },
  'read/main-content': {
    severity: 'warning',
    en: {
      message: 'The main content of the page could not be told from its menus; the whole page was read.',
      hint: 'Check the first and last clauses.',
    },
    zh: { message: '无法区分网页正文与导航，已读取整页。', hint: '请核对首尾条款。' },
  },
  'read/attachment': {
    severity: 'warning',
    en: {
      message: 'The page prints next to nothing itself; its text is in an attachment: {files}',
      hint: 'Save the attachment and read that.',
    },
    zh: { message: '网页本身几乎没有正文，正文在附件中：{files}', hint: '请下载附件后再处理。' },
  },
  'read/frames': {
    severity: 'error',
    en: {
      message: 'The page only holds frames; its text is in another file: {files}',
      hint: 'Open the frame with the text on its own, save it and read that.',
    },
    zh: {
      message: '网页只有框架，正文在另一个文件中：{files}',
      hint: '请单独打开正文所在框架，另存后再处理。',
    },
  },
  'read/script-page': {
    severity: 'error',
    en: {
      message: 'The page is drawn by scripts; the saved source holds no text.',
      hint: 'Save it from the browser once it is shown (“Web page, complete” or “single file”).',
    },
    zh: {
      message: '网页正文由脚本生成，保存的源文件中没有文字。',
      hint: '请在浏览器中显示后另存为“网页，全部”或“单个文件”。',
    },
  },
  'read/list-page': {
    severity: 'error',
    en: {
      message: 'The page is a list of links to other pages, not a document.',
      hint: 'Open the notice that you mean and save that page.',
    },
    zh: { message: '网页是链接列表，不是文件正文。', hint: '请打开所需通知后保存该页。' },
  },
  'read/more-pages': {
    severity: 'warning',
    en: {
      message: 'The text goes on on another page: {file}',
      hint: 'Save the page that shows the whole text, or put the pages together in one file.',
    },
    zh: { message: '正文在下一页继续：{file}', hint: '请保存全文页，或将各页合为一个文件。' },
  },
  'read/web-archive': {
    severity: 'error',
    en: {
      message: 'The file is a Safari web archive, which is not read.',
      hint: 'Open it in Safari and save it as “Page Source” (.html).',
    },
    zh: {
      message: '文件是 Safari 网页归档，无法读取。',
      hint: '请在 Safari 中打开，另存为“页面源码”（.html）。',
    },
  },
} as const;
