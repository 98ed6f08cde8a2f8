#!/usr/bin/env python3
"""Makes the PDF files of fixtures/formats whose font is named and not carried along (STSong-Light), in one column and in two. Run from
the project's root: /usr/bin/python3 bench/formats/named_fonts.py   (needs python3-reportlab)"""

import html
import re
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

ROOT = Path(__file__).resolve().parents[2]
FONT = 'STSong-Light'
CENTRED = re.compile(r'〔\d{4}〕\d+号$|(计划|方案|要点|规划|通知)(（.*）)?$|^（\d{4}[—-]\d{4}年）$')
SIGNED = re.compile(r'^\d{4}年\d{1,2}月\d{1,2}日$')


def page_number(canvas, document):
    canvas.setFont(FONT, 14)
    number = f'— {document.page} —'
    canvas.drawRightString(530, 60, number) if document.page % 2 else canvas.drawString(72, 60, number)


def make(slug, name, columns):
    width, height = A4
    size = 16 if columns == 1 else 11
    frames = [Frame(72, 90, width - 144, height - 180)] if columns == 1 else [
        Frame(60, 80, 230, height - 160),
        Frame(305, 80, 230, height - 160),
    ]
    body = {'fontName': FONT, 'wordWrap': 'CJK', 'fontSize': size, 'leading': size * 1.75}
    styles = {
        'body': ParagraphStyle('body', **body, firstLineIndent=2 * size),
        'right': ParagraphStyle('right', **body, alignment=2),
        'title': ParagraphStyle('title', **{**body, 'fontSize': 20, 'leading': 34}, alignment=1, spaceBefore=10, spaceAfter=10),
        'centre': ParagraphStyle('centre', **body, alignment=1),
    }
    flow = []
    for line in (ROOT / 'fixtures/plans' / slug / 'source.txt').read_text('utf-8').split('\n'):
        text = line.strip(' \u3000')
        if not text:
            continue
        kind = 'right' if SIGNED.search(text) else 'body'
        if CENTRED.search(text):
            kind = 'centre' if text.endswith('号') or text.startswith('（') else 'title'
        flow.append(Paragraph(html.escape(text), styles[kind]))
    out = ROOT / 'fixtures/formats' / slug / name
    out.parent.mkdir(exist_ok=True)
    BaseDocTemplate(str(out), pagesize=A4, invariant=1, pageTemplates=[PageTemplate('page', frames, onPage=page_number)]).build(flow)


pdfmetrics.registerFont(UnicodeCIDFont(FONT))
make('yilaoyixiao', 'named-font.pdf', 1)
make('jinyang-mfg', 'two-columns.pdf', 2)
