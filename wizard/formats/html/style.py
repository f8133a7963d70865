"""How a report looks: in light and dark, on a phone and on paper, with nothing from elsewhere."""

STYLE = """\
:root{color-scheme:light dark;--ink:#1b1f24;--quiet:#57606a;--paper:#fff;--shade:#f3f4f6;--line:#d0d7de;
--pass:#116329;--warn:#7d4e00;--fail:#a40e26;--unknown:#6639ba;--link:#0550ae}
@media (prefers-color-scheme:dark){:root{--ink:#e6edf3;--quiet:#9aa4af;--paper:#0d1117;--shade:#1a2029;
--line:#3d444d;--pass:#56d364;--warn:#e3b341;--fail:#ff8a80;--unknown:#d2a8ff;--link:#79c0ff}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,sans-serif;
overflow-wrap:anywhere}
main{max-width:56rem;margin:0 auto;padding:1.5rem 1rem 3rem}
h1{font-size:1.7rem;line-height:1.25;margin:0}
h2{font-size:1.2rem;margin:2rem 0 .5rem}
h3{font-size:1rem;margin:0 0 .25rem}
h4{font-size:.9rem;margin:1rem 0 .25rem;color:var(--quiet)}
p,ul,ol,dl{margin:.4rem 0}
em{font-style:normal;color:var(--quiet)}
ul,ol{padding-left:1.4rem}
a{color:var(--link)}
code,pre{font:.9em/1.5 ui-monospace,"DejaVu Sans Mono",monospace}
code{font-weight:400}
pre{background:var(--shade);border:1px solid var(--line);border-radius:.3rem;padding:.6rem .8rem;
white-space:pre-wrap}
header{border-left:.4rem solid var(--line);padding:.2rem 0 .2rem 1rem}
.name{color:var(--quiet);margin:0}
header.pass,article.pass{border-color:var(--pass)}
header.fail,article.fail{border-color:var(--fail)}
header.unknown,article.unknown{border-color:var(--unknown)}
article.warn{border-color:var(--warn)}
header.pass h1,tr.pass td:first-child{color:var(--pass)}
header.fail h1,tr.fail td:first-child{color:var(--fail)}
header.unknown h1,tr.unknown td:first-child{color:var(--unknown)}
tr.warn td:first-child{color:var(--warn)}
dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:.4rem 1.5rem;margin:1rem 0}
dt{color:var(--quiet);font-size:.85rem}
dd{margin:0}
article{border:1px solid var(--line);border-left-width:.4rem;border-radius:.3rem;padding:.8rem 1rem;
margin:.8rem 0}
article h2{margin-top:0}
article.cause{background:var(--shade)}
article.cause pre{background:var(--paper)}
.summary{font-weight:600}
table{border-collapse:collapse;width:100%;font-size:.92rem;table-layout:fixed}
th:first-child{width:9rem}
th:nth-child(2){width:45%}
th,td{text-align:left;vertical-align:top;padding:.45rem .6rem .45rem 0;border-bottom:1px solid var(--line)}
td code{color:var(--quiet)}
section{border-top:2px solid var(--line);margin-top:2.5rem;padding-top:1.5rem}
figure{margin:2rem 0 0}
img{max-width:100%;height:auto;display:block;border:1px solid var(--line)}
figcaption{color:var(--quiet);font-size:.9rem;margin-top:.3rem}
@media screen and (max-width:40rem){thead{display:none}table,tbody,tr,td{display:block}
tr{border-bottom:1px solid var(--line);padding:.5rem 0}td{border:0;padding:.1rem 0}}
@page{margin:1.5cm}
@media print{:root{--ink:#000;--quiet:#444;--paper:#fff;--shade:#fff;--line:#999;--pass:#000;--warn:#000;
--fail:#000;--unknown:#000;--link:#000}main{max-width:none;padding:0}h2,h3,h4{break-after:avoid}
article,tr,figure,pre{break-inside:avoid}img{max-height:10cm}}
"""
