#!/usr/bin/env python3
"""Makes the Word and PDF files of fixtures/formats from invented plans: DOCX by hand, PDF by LibreOffice from that DOCX and by
Chromium from a page. Numbers become automatic, tables keep their merged cells. Run from the project's root:
python3 bench/formats/make.py [SLUG ...]   (needs soffice, chromium, fonts-wqy-zenhei, and Noto CJK for the one in which Chromium prints radicals)"""

import html
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from html.parser import HTMLParser
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / 'fixtures' / 'formats'
W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

# what each file shows besides its words
PLANS = {
    'hailong-port': {'running_head': True},
    'lanxi-zhengwu': {'tracked': True},
    'gongjian': {'footnote': True, 'hidden': True, 'ofd': True},
    'huaiyang-yiliao': {'running_head': True},
    'xiayu-shisiwu-guihua': {},
    'chengling-employment-2021': {'letterhead': '澄陵市人民政府文件', 'doc': True},
    'linbo-jiaotong-fengong': {},
    'yushan-indicators': {'running_head': True, 'page_font': 'Noto Sans CJK SC'},
}


class Page(HTMLParser):
    """The paragraphs and tables of the element whose id is zoom."""

    def __init__(self):
        super().__init__()
        self.blocks, self.depth, self.table, self.text = [], 0, None, None

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == 'div':
            self.depth += 1 if self.depth or attrs.get('id') == 'zoom' else 0
        if not self.depth:
            return
        if tag == 'table':
            self.table = []
        elif tag == 'tr':
            self.table.append([])
        elif tag in ('td', 'th'):
            self.table[-1].append([int(attrs.get('colspan', 1)), int(attrs.get('rowspan', 1)), ''])
        elif tag == 'p' and self.table is None:
            self.text = ''
        elif tag == 'br' and (self.table or self.text is not None):
            self.handle_data('\n')

    def handle_endtag(self, tag):
        if not self.depth:
            return
        if tag == 'div':
            self.depth -= 1
        elif tag == 'table':
            self.blocks.append(('table', [[(c, r, t.strip(' \u00a0\n')) for c, r, t in row] for row in self.table]))
            self.table = None
        elif tag == 'p' and self.text is not None:
            self.blocks.append(('p', self.text.strip('\u2002\u2003\u3000\u00a0 ')))
            self.text = None

    def handle_data(self, data):
        if not self.depth:
            return
        if self.table is not None:
            if self.table and self.table[-1] and data.strip('\r\n') or data == '\n' and self.table and self.table[-1]:
                self.table[-1][-1][2] += data
        elif self.text is not None:
            self.text += data


def read_plan(slug):
    folder = OUT / slug if (OUT / slug / 'source.html').exists() else ROOT / 'fixtures' / 'plans' / slug
    page = folder / 'source.html'
    if page.exists():
        reader = Page()
        reader.feed(page.read_text('utf-8'))
        return reader.blocks
    blocks, rows = [], []
    for line in (folder / 'source.txt').read_text('utf-8').split('\n'):
        if '\t' in line:
            rows.append([(1, 1, cell.strip()) for cell in line.split('\t')])
            continue
        if rows:
            blocks.append(('table', rows))
            rows = []
        if line.strip():
            blocks.append(('p', line.strip().strip('\u3000')))
    return blocks


HAN = '一二三四五六七八九十'
KINDS = [
    # format, text of the level, what it looks like in print
    ('chineseCounting', '第%1章', re.compile(rf'第([{HAN}]+)章 ?')),
    ('chineseCountingThousand', '第%1节', re.compile(rf'第([{HAN}]+)节 ?')),
    ('chineseCounting', '%1、', re.compile(rf'([{HAN}]+)、')),
    ('chineseCountingThousand', '（%1）', re.compile(rf'（([{HAN}]+)）')),
    ('decimal', '%1.', re.compile(r'(\d{1,2})\.(?!\d)')),
    ('decimalEnclosedCircle', '%1', re.compile(r'([①-⑳])')),
]


def value_of(kind, printed):
    if kind[0] == 'decimal':
        return int(printed)
    if kind[0] == 'decimalEnclosedCircle':
        return ord(printed) - 0x2460 + 1
    if len(printed) == 1:
        return HAN.index(printed) + 1
    tens, _, ones = printed.partition('十')
    return (HAN.index(tens) + 1 if tens else 1) * 10 + (HAN.index(ones) + 1 if ones else 0)


class Numbers:
    """One definition a kind of number; a list that does not go on becomes a list of its own with its own start."""

    def __init__(self):
        self.lists, self.last = [], {}

    def of(self, text):
        for k, kind in enumerate(KINDS):
            match = kind[2].match(text)
            if match is None:
                continue
            value = value_of(kind, match.group(1))
            number, reached = self.last.get(k, (None, 0))
            if number is None or value != reached + 1:
                self.lists.append((k, value))
                number = len(self.lists)
            self.last[k] = (number, value)
            return number, text[match.end():]
        return None, text

    def xml(self):
        parts = [f'<w:numbering xmlns:w="{W}">']
        for k, (form, text, _) in enumerate(KINDS):
            suffix = 'space' if text in ('第%1章', '第%1节') else 'nothing' if k % 2 else 'tab'
            parts.append(
                f'<w:abstractNum w:abstractNumId="{k}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
                f'<w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="{suffix}"/>'
                f'<w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
            )
        for i, (k, start) in enumerate(self.lists):
            parts.append(
                f'<w:num w:numId="{i + 1}"><w:abstractNumId w:val="{k}"/><w:lvlOverride w:ilvl="0">'
                f'<w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
            )
        return ''.join(parts) + '</w:numbering>'


FONTS = '<w:rFonts w:ascii="WenQuanYi Zen Hei" w:hAnsi="WenQuanYi Zen Hei" w:eastAsia="WenQuanYi Zen Hei" w:cs="WenQuanYi Zen Hei"/>'


def run(text, extra=''):
    pieces = text.split('\n')
    inner = '<w:br/>'.join(f'<w:t xml:space="preserve">{html.escape(piece, False)}</w:t>' for piece in pieces)
    return f'<w:r><w:rPr>{FONTS}{extra}</w:rPr>{inner}</w:r>'


def size(half_points):
    return f'<w:sz w:val="{half_points}"/>'


def is_title(text, i):
    return i < 4 and len(text) < 60 and text[-1] not in '。：:' and not any(kind[2].match(text) for kind in KINDS)


def make_docx(slug, shows, path):
    numbers = Numbers()
    body, notes = [], []
    changed = ['<w:ins w:id="9{0}" w:author="x" w:date="2024-01-01T00:00:00Z">{1}</w:ins>', '{1}']
    if 'letterhead' in shows:
        words = run(shows['letterhead'], '<w:color w:val="FF0000"/>' + size(44))
        box = f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{words}</w:p>'
        body.append(
            '<w:p><w:r><w:pict><v:shape style="width:420pt;height:60pt" stroked="f"><v:textbox><w:txbxContent>'
            f'{box}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>'
        )
    for i, (kind, value) in enumerate(read_plan(slug)):
        if kind == 'table':
            body.append(table(value))
            continue
        if is_title(value.replace('\n', ''), i):
            words = run(value, '<w:b/>' + size(32))
            body.append(f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{words}</w:p>')
            continue
        number, text = (None, value) if shows.get('typed') else numbers.of(value)
        settings = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>' if number else ''
        stop = text.find('。')
        if shows.get('tracked') and 0 < stop < len(text) - 8:
            # the sentence after the heading was inserted in place of another one
            gone = '<w:del w:id="8{0}" w:author="x" w:date="2024-01-01T00:00:00Z"><w:r><w:delText>原计划到2022年底完成80%。</w:delText></w:r></w:del>'.format(i)
            words = run(text[: stop + 1]) + gone + changed[0].format(i, run(text[stop + 1 : -3])) + run(text[-3:])
        else:
            words = run(text)
        if shows.get('hidden') and i % 5 == 4:
            words += run('（内部备注：2029年前新增999个）', '<w:vanish/>')
        if shows.get('footnote') and i % 6 == 5:
            notes.append(f'数据来源：2018年统计公报，共{i}项，同比增长{i}%。')
            words += f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{len(notes) + 1}"/></w:r>'
        indent = '<w:ind w:left="0" w:firstLine="640"/>' if len(text) > 20 or number else '<w:jc w:val="right"/>'
        body.append(f'<w:p><w:pPr>{settings}<w:jc w:val="both"/>{indent}</w:pPr>{words}</w:p>'.replace('<w:jc w:val="both"/><w:jc w:val="right"/>', '<w:jc w:val="right"/>'))
    relations, overrides, parts, section = [], [], {}, ''

    def add(name, kind, xml, number):
        parts[f'word/{name}'] = xml
        relations.append(f'<Relationship Id="rId{number}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{name}"/>')
        overrides.append(f'<Override PartName="/word/{name}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/>')

    add('numbering.xml', 'numbering', numbers.xml(), 1)
    add('styles.xml', 'styles', f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>{FONTS}<w:sz w:val="28"/><w:lang w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style></w:styles>', 2)
    if notes:
        note = ''.join(f'<w:footnote w:id="{n + 2}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>{run(text, size(18))}</w:p></w:footnote>' for n, text in enumerate(notes))
        add('footnotes.xml', 'footnotes', f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>{note}</w:footnotes>', 3)
    foot = f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{run("— ")}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>{run(" —")}</w:p>'
    add('footer1.xml', 'footer', f'<w:ftr xmlns:w="{W}">{foot}</w:ftr>', 4)
    section += '<w:footerReference w:type="default" r:id="rId4"/>'
    if shows.get('running_head'):
        head = next(text for kind, text in read_plan(slug) if kind == 'p')
        add('header1.xml', 'header', f'<w:hdr xmlns:w="{W}"><w:p><w:pPr><w:jc w:val="right"/></w:pPr>{run(head, size(18))}</w:p></w:hdr>', 5)
        section = '<w:headerReference w:type="default" r:id="rId5"/>' + section
    section += '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1900" w:right="1500" w:bottom="1800" w:left="1560" w:header="900" w:footer="900"/>'
    document = f'<w:document xmlns:w="{W}" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>{"".join(body)}<w:sectPr>{section}</w:sectPr></w:body></w:document>'
    files = {
        '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>' + ''.join(overrides) + '</Types>',
        '_rels/.rels': '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        'word/_rels/document.xml.rels': f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{"".join(relations)}</Relationships>',
        'word/document.xml': document,
        **parts,
    }
    pack(path, files)


def pack(path, files):
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as packed:
        for name, xml in files.items():
            info = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(info, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + xml)


def grid(rows):
    """Each row as (column, colspan, merge, text): a cell that reaches down stands again below as one that goes on."""
    open_cells, found = {}, []
    for row in rows:
        column, cells, pending = 0, [], list(row)
        while pending or column in open_cells:
            if column in open_cells:
                left, span = open_cells[column]
                cells.append((span, 'continue', ''))
                open_cells[column] = (left - 1, span)
                if left == 1:
                    del open_cells[column]
                column += span
                continue
            span, down, text = pending.pop(0)
            cells.append((span, 'restart' if down > 1 else '', text))
            if down > 1:
                open_cells[column] = (down - 1, span)
            column += span
        found.append(cells)
    return found


def table(rows):
    cells = grid(rows)
    count = max(sum(span for span, _, _ in row) for row in cells)
    longest = [8] * count
    for row in cells:
        column = 0
        for span, _, text in row:
            if span == 1:
                longest[column] = max(longest[column], min(40, len(text)) * 2)
            column += span
    widths = [8800 * one // sum(longest) for one in longest]
    border = ''.join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in ('top', 'left', 'bottom', 'right', 'insideH', 'insideV'))
    xml = [f'<w:tbl><w:tblPr><w:tblW w:w="8800" w:type="dxa"/><w:tblBorders>{border}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>']
    xml += [f'<w:gridCol w:w="{width}"/>' for width in widths] + ['</w:tblGrid>']
    for row in cells:
        xml.append('<w:tr>')
        column = 0
        for span, merge, text in row:
            settings = f'<w:tcW w:w="{sum(widths[column:column + span])}" w:type="dxa"/>'
            settings += f'<w:gridSpan w:val="{span}"/>' if span > 1 else ''
            settings += f'<w:vMerge w:val="{merge}"/>' if merge else ''
            lines = ''.join(f'<w:p>{run(line, size(21))}</w:p>' for line in text.split('\n'))
            xml.append(f'<w:tc><w:tcPr>{settings}</w:tcPr>{lines}</w:tc>')
            column += span
        xml.append('</w:tr>')
    return ''.join(xml) + '</w:tbl>'


STYLE = '''@page{size:A4;margin:30mm 26mm 28mm 28mm;@bottom-center{content:"— " counter(page) " —";font:12pt "WenQuanYi Zen Hei"}%s}
body{font:15pt/1.75 "WenQuanYi Zen Hei"}p{margin:0;text-indent:2em;text-align:justify}.t{text-align:center;text-indent:0;font-size:20pt}
.r{text-align:right}table{border-collapse:collapse;width:100%%;font-size:11pt;line-height:1.4}td{border:1px solid #000;padding:3px 5px}'''


def make_page(slug, shows):
    blocks = read_plan(slug)
    head = next(text for kind, text in blocks if kind == 'p')
    rule = f'@top-right{{content:"{head}";font:9pt "WenQuanYi Zen Hei"}}' if shows.get('running_head') else ''
    parts = [f'<!doctype html><meta charset="utf-8"><title>x</title><style>{STYLE % rule}</style>'.replace('WenQuanYi Zen Hei', shows.get('page_font', 'WenQuanYi Zen Hei'))]
    for i, (kind, value) in enumerate(blocks):
        if kind == 'p':
            name = 't' if is_title(value.replace('\n', ''), i) else '' if len(value) > 20 or any(k[2].match(value) for k in KINDS) else 'r'
            parts.append(f'<p class="{name}">' + html.escape(value).replace('\n', '<br>') + '</p>')
            continue
        parts.append('<table>')
        for row in value:
            parts.append('<tr>' + ''.join(f'<td colspan="{c}" rowspan="{r}">' + html.escape(t).replace('\n', '<br>') + '</td>' for c, r, t in row) + '</tr>')
        parts.append('</table>')
    return ''.join(parts)


def make_ofd(slug):
    """Lines of thirty characters, thirty of them a page, and a page number: what an export of an office program looks like."""
    size, lines = 4.94, []
    for i, (_, value) in enumerate(read_plan(slug)):
        text = value if is_title(value, i) else '\u3000\u3000' + value
        while text:
            cut, width = 0, 0.0
            for unit in re.findall(r'[“‘（《〔]*(?:[A-Za-z0-9.%]+|.)[，。、；：）”》〕%]*', text):
                width += sum(0.5 if c < chr(0x2000) else 1 for c in unit)
                if width > 30 and cut > 0:
                    break
                cut += len(unit)
            lines.append(text[:cut])
            text = text[cut:]
    pages = [lines[i : i + 30] for i in range(0, len(lines), 30)]
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    files = {
        'OFD.xml': f'<ofd:OFD {space} DocType="OFD" Version="1.0"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>',
        'Doc_0/Document.xml': f'<ofd:Document {space}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>'
        + ''.join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
        + '</ofd:Pages></ofd:Document>',
    }
    for n, page in enumerate(pages):
        objects = []
        for k, line in enumerate([*page, f'— {n + 1} —']):
            left = 28 + size * (len(line) - len(line.lstrip('\u3000')))
            line = line.lstrip('\u3000')
            top = 35 + k * 7.5 if k < len(page) else 275
            steps = ' '.join(f'{size * (0.5 if c < chr(0x2000) else 1):.2f}' for c in line[:-1])
            objects.append(
                f'<ofd:TextObject ID="{k + 10}" Boundary="{left:.2f} {top:.2f} {len(line) * size:.2f} {size:.2f}" Font="1" Size="{size}">'
                f'<ofd:TextCode X="0" Y="{size * 0.85:.2f}" DeltaX="{steps}">{html.escape(line, False)}</ofd:TextCode></ofd:TextObject>'
            )
        files[f'Doc_0/Pages/Page_{n}/Content.xml'] = f'<ofd:Page {space}><ofd:Content><ofd:Layer ID="1">{"".join(objects)}</ofd:Layer></ofd:Content></ofd:Page>'
    pack(OUT / slug / 'plan.ofd', files)


def convert(source, kind, target):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(['soffice', '--headless', f'-env:UserInstallation=file://{folder}/profile', '--convert-to', kind, '--outdir', folder, str(source)], check=True, capture_output=True)
        os.replace(Path(folder) / f'{source.stem}.{kind}', target)


def main():
    for slug in sys.argv[1:] or PLANS:
        shows = PLANS[slug]
        (OUT / slug).mkdir(exist_ok=True)
        make_docx(slug, shows, OUT / slug / 'plan.docx')
        with tempfile.TemporaryDirectory() as folder:
            # LibreOffice prints what was deleted, struck out
            docx = Path(folder) / 'plan.docx'
            make_docx(slug, {**shows, 'tracked': False}, docx)
            convert(docx, 'pdf', OUT / slug / 'libreoffice.pdf')
            if shows.get('doc'):
                # the old format keeps no automatic numbers: in this one they are typed
                make_docx(slug, {**shows, 'typed': True}, docx)
                convert(docx, 'doc', OUT / slug / 'plan.doc')
            if shows.get('ofd'):
                make_ofd(slug)
            page = Path(folder) / 'page.html'
            page.write_text(make_page(slug, shows), 'utf-8')
            subprocess.run(['chromium', '--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer', f'--user-data-dir={folder}/chromium', f'--print-to-pdf={OUT / slug / "chromium.pdf"}', str(page)], check=True, capture_output=True)
        print(slug, *(f'{one.name} {one.stat().st_size}' for one in sorted((OUT / slug).glob('*.*'))))


main()
