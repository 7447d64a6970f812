# ruff: noqa: E501
"""Strings that try to run, to break out of their place, or to confuse a reader. Each calls ``window.pwned``."""

from __future__ import annotations

CALL = "window.pwned=1"

_SCRIPTS = (
    f"<script>{CALL}</script>", f"<ScRiPt>{CALL}</sCrIpT>", f"<script >{CALL}</script >", f"</script><script>{CALL}</script>",
    f"<script\n>{CALL}</script>", f"<script/x>{CALL}</script>", f"<<script>{CALL}//<</script>",
    f"<scr<script>ipt>{CALL}</scr</script>ipt>", f"<script src=data:text/javascript,{CALL}></script>",
    f"<script type=module>{CALL}</script>", f"--><script>{CALL}</script><!--", f"<!--<script>{CALL}</script>-->",
    f"<![CDATA[<script>{CALL}</script>]]>", f"<?xml version='1.0'?><script>{CALL}</script>",
    f"%3Cscript%3E{CALL}%3C/script%3E", f"&lt;script&gt;{CALL}&lt;/script&gt;", f"&#60;script&#62;{CALL}&#60;/script&#62;",
    f"\\u003cscript\\u003e{CALL}\\u003c/script\\u003e", f"\\x3cscript\\x3e{CALL}\\x3c/script\\x3e",
    f"+ADw-script+AD4-{CALL}+ADw-/script+AD4-", f"＜script＞{CALL}＜/script＞", f"<script\x00>{CALL}</script>",
    f"<\x00script>{CALL}</script>", f"<script>\u2028{CALL}\u2029</script>",
)  # fmt: skip

_ELEMENTS = (
    f"<img src=x onerror={CALL}>", f'<img src="x" onerror="{CALL}">', f"<img/src=x/onerror={CALL}>",
    f"<img src=x:x onerror\n={CALL}>", f"<image src=x onerror={CALL}>", f"<svg onload={CALL}>",
    f"<svg/onload={CALL}>", f"<svg><script>{CALL}</script></svg>", f"<svg><animate onbegin={CALL} attributeName=x dur=1s>",
    f"<svg><set onbegin={CALL}>", f"<svg><a xlink:href='javascript:{CALL}'><text y=20>x</text></a></svg>",
    f"<svg><use href='data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg onload={CALL}/>#x'/></svg>",
    f"<svg><foreignObject><img src=x onerror={CALL}></foreignObject></svg>", f"<math><mi//xlink:href='javascript:{CALL}'>",
    f"<math><mtext><table><mglyph><style><img src=x onerror={CALL}></style></table></math>",
    f"<body onload={CALL}>", f"<body onpageshow={CALL}>", f"<iframe src='javascript:{CALL}'></iframe>",
    f"<iframe srcdoc='<script>parent.{CALL}</script>'></iframe>", f"<iframe onload={CALL}></iframe>",
    f"<object data='javascript:{CALL}'></object>", f"<embed src='javascript:{CALL}'>",
    f"<video><source onerror={CALL}></video>", f"<audio src onerror={CALL}>", f"<input autofocus onfocus={CALL}>",
    f"<select autofocus onfocus={CALL}>", f"<textarea autofocus onfocus={CALL}>", f"<details open ontoggle={CALL}>",
    f"<marquee onstart={CALL}>", f"<form action='javascript:{CALL}'><button autofocus>x</button></form>",
    f"<isindex action='javascript:{CALL}' type=image>", f"<a href='javascript:{CALL}' autofocus onfocus={CALL}>x</a>",
    f"<div style='animation:x' onanimationstart={CALL}>", f"<div onpointerover={CALL}>x</div>",
    f"<style>@keyframes x{{}}</style><b style='animation-name:x' onanimationstart={CALL}>",
    f"<link rel=stylesheet href='data:text/css,*{{}}' onload={CALL}>", f"<link rel=import href='data:text/html,<script>{CALL}</script>'>",
    f"<meta http-equiv=refresh content='0;url=javascript:{CALL}'>", "<meta http-equiv=refresh content='0;url=https://example.org/'>",
    "<base href='https://example.org/'>", f"<template><script>{CALL}</script></template>",
    f"<noscript><p title='</noscript><img src=x onerror={CALL}>'>", f"<xmp><p title='</xmp><img src=x onerror={CALL}>'>",
    f"<title><img src=x onerror={CALL}></title>", f"</title><img src=x onerror={CALL}>",
    f"</style><img src=x onerror={CALL}>", f"</textarea><img src=x onerror={CALL}>", f"</select><img src=x onerror={CALL}>",
    f"</svg><img src=x onerror={CALL}>", f"</details></summary></li></ol><img src=x onerror={CALL}>",
    f"</main></body></html><script>{CALL}</script>", "<img src=https://example.org/p.gif>",
    "<link rel=stylesheet href=https://example.org/x.css>", "<style>@import 'https://example.org/x.css';</style>",
    "<style>*{display:none!important}</style>", "<plaintext>", "<table><tr><td>", "<select><option>", "<button form=x>",
)  # fmt: skip

_ATTRIBUTES = (
    f'" onmouseover="{CALL}', f"' onmouseover='{CALL}", f'" autofocus onfocus="{CALL}', f"' autofocus onfocus='{CALL}",
    f'"><img src=x onerror={CALL}>', f"'><img src=x onerror={CALL}>", f"` onmouseover=`{CALL}", f'" style="x:expression({CALL})',
    f'" accesskey="x" onclick="{CALL}', f'x" tabindex=1 onfocus="{CALL}" autofocus="', f"x onfocus={CALL} autofocus",
    f'"/><svg onload={CALL}>', f"\n\"\tonload='{CALL}'", f'\\" onfocus=\\"{CALL}\\" autofocus=\\"', f"&quot; onfocus=&quot;{CALL}",
    f"&#34; onfocus=&#34;{CALL}", 'id="stand"', 'class="vh" hidden="', '" id="quellen', "]]>", "--!>", "<!--", "-->",
)  # fmt: skip

_ADDRESSES = (
    f"javascript:{CALL}", f"JaVaScRiPt:{CALL}", f" javascript:{CALL}", f"java\nscript:{CALL}", f"java\tscript:{CALL}",
    f"\x01javascript:{CALL}", f"javascript&colon;{CALL}", f"javascript&#58;{CALL}", f"data:text/html,<script>{CALL}</script>",
    f"vbscript:{CALL}", "file:///etc/passwd", "//example.org/x", "https://example.org/\" onfocus=\"window.pwned=1",
    f"https://example.org/'><script>{CALL}</script>", f"feed:javascript:{CALL}", f"blob:{CALL}", "https:", "http://[::1",
)  # fmt: skip

_CODE = (
    f"{{{{ {CALL} }}}}", "{{ config }}", "{% include '/etc/passwd' %}", "{{ ''.__class__.__mro__ }}", "{{ 7*7 }}",
    f"${{{CALL}}}", f"';{CALL};//", f'";{CALL};//', f"`;{CALL};//", f"\\';{CALL};//", f"\\\";{CALL};//", f"*/{CALL}/*",
    f"}});{CALL};({{", "url(javascript:window.pwned=1)", "expression(window.pwned=1)", "constructor", "__proto__", "toString",
    "=cmd|' /C calc'!A0", "@SUM(1)", "../../../../etc/passwd", "%00", "%s%n", "{0.__class__}", "%(x)s", "\\", "\\\\",
)  # fmt: skip

_LETTERS = (
    "\x00", "\x08\x0b\x0c\x1b[31m", "\x7f\x85\x9f", "\u202etxt.exe\u202d", "\u2066\u2067\u2068", "\u200b\u200c\u200d\ufeff",
    "\ud800", "\udfff\ud83d", "\ufffe\uffff", "\U0010ffff", "a" + "\u0301" * 200, "x" * 4000, "Ä" * 300, "𝕬𝖗𝖙𝖎𝖐𝖊𝖑",
    "\r\n\r\nSet-Cookie: x=1", "\t\t\n\n\n \n", "   ", "\u00a0\u202f\u2009", "مرحبا שלום", "🇺🇦👩‍👩‍👧‍👦", "ﷺ" * 20, "<", ">", "&", '"', "'",
    "&amp;&lt;&nbsp;&#x0;", "…" * 50, " […] ", "\u2028\u2029",
)  # fmt: skip

HOSTILE = (*_SCRIPTS, *_ELEMENTS, *_ATTRIBUTES, *_ADDRESSES, *_CODE, *_LETTERS)
