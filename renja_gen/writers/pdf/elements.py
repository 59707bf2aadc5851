"""What the HTML elements are before any look: a small stand-in for WeasyPrint's own stylesheet.

WeasyPrint's has rules for the markers and notes of every element, hence six more styles for each cell, none of
which is ever seen: a tenth of the time and a fifth of the memory of a layout. The PDF is the same, byte for byte.
"""

ELEMENTS = r"""
article, body, div, dl, figcaption, figure, footer, h1, h2, h3, h4, h5, h6, header, hr, html, main, nav, ol, p, pre,
section, ul { display: block }
head, link, meta, script, style, template, title { display: none }
li { display: list-item }
table { display: table; box-sizing: border-box; text-indent: initial }
caption { display: table-caption }
colgroup { display: table-column-group }
col { display: table-column }
thead { display: table-header-group; vertical-align: middle }
tbody { display: table-row-group; vertical-align: middle }
tfoot { display: table-footer-group; vertical-align: middle }
tr { display: table-row; vertical-align: inherit }
th, td { display: table-cell; vertical-align: inherit }

body { margin: 8px }
dl, figure, ol, p, pre, ul { margin: 1em 0 }
ol, ul { padding-left: 40px; break-before: avoid }
h1, h2, h3, h4, h5, h6 { break-after: avoid; break-inside: avoid; bookmark-label: content(text); font-weight: bold }
h1 { margin: .67em 0; bookmark-level: 1; font-size: 2em }
h2 { margin: .83em 0; bookmark-level: 2; font-size: 1.5em }
h3 { margin: 1em 0; bookmark-level: 3; font-size: 1.17em }
h4 { margin: 1.33em 0; bookmark-level: 4 }
h5 { margin: 1.67em 0; bookmark-level: 5; font-size: .83em }
h6 { margin: 2.33em 0; bookmark-level: 6; font-size: .67em }
b, strong, th { font-weight: bold }
em, i { font-style: italic }
sub { vertical-align: sub; font-size: smaller; line-height: normal }
sup { vertical-align: super; font-size: smaller; line-height: normal }
u { text-decoration: underline }
img, svg { overflow: hidden }
br::before { content: "\A"; white-space: pre-line }

@page {
  margin: 75px;
  @top-left { text-align: left; vertical-align: middle }
  @top-center { text-align: center; vertical-align: middle }
  @top-right { text-align: right; vertical-align: middle }
  @bottom-left { text-align: left; vertical-align: middle }
  @bottom-center { text-align: center; vertical-align: middle }
  @bottom-right { text-align: right; vertical-align: middle }
}
"""
