"""Pages of other people's websites, as ugly as they come, into which a text is put."""

from __future__ import annotations

HOLE = "<!-- the text -->"
"""Where the text goes."""

WORDPRESS = f"""<!doctype html>
<html lang="en-GB" class="no-js"><head><meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Policies – Town Council</title>
<style>
html {{ font-size: 62.5%; }}
body {{ margin: 0; font: 1.6rem/1.8 "Comic Sans MS", cursive; color: #333; background: #f5efe0; }}
.entry-content h1, .entry-content h2, .entry-content h3, .entry-content h4 {{
  font-family: Impact; color: #c00; text-transform: uppercase; letter-spacing: 4px; margin: 60px 0 0; }}
.entry-content p {{ text-indent: 3em; margin-bottom: 3.5rem; font-size: 2.4rem; }}
.entry-content a {{ color: #ff0; background: #f0f; text-decoration: none; }}
.entry-content ul {{ list-style: square; margin-left: 80px; columns: 2; }}
.entry-content li::before {{ content: "» "; color: red; }}
.entry-content table {{ width: 400px; table-layout: fixed; }}
.entry-content td {{ white-space: nowrap; padding: 40px; }}
.entry-content p::first-letter {{ float: left; font-size: 5em; color: #c00; }}
.entry-content li::marker {{ content: "→ "; font-size: 3em; }} .entry-content ::first-line {{ color: lime; }}
.number {{ float: right; font-size: 400%; }} .title {{ display: none; }} .clause {{ columns: 3; }}
.copy {{ position: absolute; left: -9999px; }} .status {{ opacity: 0; }} .said {{ visibility: hidden; }}
</style></head><body><main class="site-main"><h1 id="page">Policies</h1>
<div class="entry-content"><p id="before">Our policies are listed here.</p>{HOLE}<p id="after">Next page.</p></div></main>
</body></html>"""

JOOMLA = f"""<!doctype html>
<html lang="en-gb" dir="ltr" data-bs-theme="light"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Documents</title>
<style>
@layer reset, theme;
@layer theme {{ main * {{ color: red !important; font-size: 30px !important; padding: 9px !important; }} }}
*, *::before, *::after {{ box-sizing: border-box; }}
:root {{ --bs-body-color: #212529; --taken-ink: #fff; --taken-paper: #fff; }}
body {{ margin: 0; font-family: sans-serif; font-size: 1rem; color: var(--bs-body-color); background: #fff; }}
h1, h2, h3, h4, h5, h6 {{ margin: 0; font-weight: 500; }} p {{ margin: 0; }}
.container {{ max-width: 960px; margin: auto; padding: 12px; }} .row {{ display: grid; grid-template-columns: 1fr; }}
.col {{ display: flex; }}
.text {{ color: #fff !important; }} .words {{ max-height: 1em !important; overflow: hidden !important; }}
a {{ color: #ddd !important; text-decoration: none !important; }}
table {{ display: block !important; }} details {{ display: none !important; }}
details > summary {{ list-style: none !important; }}
</style></head><body><main class="container"><div class="row"><h1 id="page">Documents</h1><p id="before">Before.</p>
<div class="col com-content-article__body" style="text-align: right; direction: rtl; line-height: 3">{HOLE}</div><p id="after">After.</p></div></main>
</body></html>"""

RESET = f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Town</title>
<style>
* {{ text-transform: uppercase; color: #d0d0d0; font: italic 900 9px/1 monospace !important; letter-spacing: .3em;
  margin: 0 !important; padding: 0 !important; background: #ccc !important; border: 0; text-align: center;
  word-spacing: 2em; user-select: none; }}
*::before, *::after {{ content: "★"; }}
:is(div, p, ul, li, h1, h2, h3, h4, h5, h6, a, span) {{ display: inline !important; }}
</style></head><body><main><h1 id="page">Town</h1><p id="before">Before</p>{HOLE}<p id="after">After</p></main></body></html>"""

DARK = f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>Dark</title>
<style>:root {{ color-scheme: light dark; }} body {{ margin: 0; font-family: sans-serif; }}</style></head>
<body><main><h1 id="page">A page that can be dark</h1><p id="before">Before</p>{HOLE}<p id="after">After</p></main></body></html>"""

UNSET = f"""<!doctype html>
<html lang="ar" dir="rtl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Town</title>
<style>
main * {{ all: unset !important; direction: rtl !important; unicode-bidi: bidi-override !important;
  writing-mode: vertical-rl !important; zoom: 2 !important; }}
main {{ direction: rtl; visibility: hidden; }}
#page#page ~ * [class] {{ display: none !important; rotate: 12deg !important; content-visibility: hidden !important; }}
</style></head><body><main><h1 id="page">Town</h1><p id="before">Before</p>{HOLE}<p id="after">After</p></main></body></html>"""

HOSTS = {"wordpress": WORDPRESS, "joomla": JOOMLA, "reset": RESET, "dark": DARK, "unset": UNSET}

STRICT = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'"
"""A policy that forbids scripts within a page."""
STRICTEST = "default-src 'none'"
"""One that forbids styles within a page, too."""
