/** The style sheet of the pages: light and dark by the reader's setting, printable, nothing fetched. `mark.target` is a figure. */
export const STYLE = `
:root{color-scheme:light dark;--bg:#fff;--fg:#1c2330;--dim:#566073;--line:#d5dae3;--soft:#f3f5f9;--accent:#1f5fbf;
--target:#ffe69c;--deadline:#cfe2ff;--unit:#d3efd9;--repair:#f9d0d3;--heat:31 95 191}
@media (prefers-color-scheme:dark){:root{--bg:#14181f;--fg:#e6e9ef;--dim:#a3adbd;--line:#39414f;--soft:#1d232d;--accent:#8ab8ff;
--target:#5c4a10;--deadline:#1d3d6e;--unit:#1f4a2b;--repair:#6b2329;--heat:110 160 255}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem}
body{margin:0;background:var(--bg);color:var(--fg);
font:15px/1.6 system-ui,"Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif}
header,main,nav{padding:0 1.25rem}
h1{font-size:1.4rem;margin:1rem 0 .25rem}h2{font-size:1.15rem;margin:2rem 0 .5rem}h3,h4{font-size:1rem;margin:1rem 0 .25rem}
a{color:var(--accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.dim,.hint{color:var(--dim)}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1rem;list-style:none;margin:.5rem 0;padding:0}
.filters{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;align-items:end;margin:.75rem 0;padding:.75rem;background:var(--soft);border:1px solid var(--line);border-radius:6px}
.filters fieldset{border:0;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.1rem .9rem;max-height:8rem;overflow:auto}
.filters legend{padding:0;font-weight:600}
.filters label{display:inline-flex;gap:.3rem;align-items:center}
.filters input[type=search]{font:inherit;padding:.25rem .5rem;min-width:16rem;color:inherit;background:var(--bg);border:1px solid var(--dim);border-radius:4px}
.filters select,.filters button{font:inherit;padding:.25rem .5rem;max-width:22rem;color:inherit;background:var(--bg);border:1px solid var(--dim);border-radius:4px}
.filters button{padding:0 .5rem;cursor:pointer}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:.75rem;margin:1rem 0;padding:0;list-style:none}
.cards li{border:1px solid var(--line);border-radius:6px;background:var(--soft);padding:.6rem .8rem}
.cards b{display:block;font-size:1.6rem;line-height:1.2;font-variant-numeric:tabular-nums}
.scroll{overflow:auto;max-height:80vh;border:1px solid var(--line);border-radius:6px}
.scroll.nothing::after{content:"—";display:block;padding:.35rem .6rem;color:var(--dim)}
table{border-collapse:separate;border-spacing:0;width:100%;font-size:.92rem}
th,td{padding:.35rem .6rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--line);min-width:4.5rem}
th{background:var(--soft);font-weight:600}
thead th{position:sticky;top:0;z-index:2}
tbody th{position:sticky;left:0;z-index:1;min-width:8rem;max-width:18rem}
thead th:first-child{left:0;z-index:3}
td.num{font-variant-numeric:tabular-nums}
td.words{min-width:14rem}td.wide{min-width:12rem}td.some{min-width:8rem}
.facts td.words{min-width:10rem}.facts tbody th{min-width:5rem;max-width:9rem}
.bar{display:block;height:.35rem;margin-top:.15rem;background:var(--accent);border-radius:2px;min-width:2px;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.bar.was{opacity:.45}
.due{color:var(--dim);white-space:nowrap}
.merit{white-space:nowrap;font-weight:600}
.fact{display:block;margin-bottom:.3rem}
.cover a{display:block;text-align:center;text-decoration:none;padding:.1rem .4rem;border-radius:4px;border:1px solid var(--accent);print-color-adjust:exact;-webkit-print-color-adjust:exact}
.cover{text-align:center}
.heat{text-align:right}
.places a{font-size:.88rem;white-space:nowrap}
.chips{display:flex;flex-wrap:wrap;gap:.25rem .6rem;margin:0;padding:0;list-style:none}
.chips>li{border:1px solid var(--line);border-radius:4px;padding:.05rem .4rem;max-width:100%}
.chips .city{font-weight:600}
.chips .fact{display:inline-block;margin:0 .3rem 0 0}
.lines{padding:0 .75rem}.lines>details{border-width:0 0 1px;border-radius:0;margin:0;padding:0}
.lines>details{content-visibility:auto;contain-intrinsic-size:auto 2.3rem}
.copied{margin-bottom:.6rem}
.passages a:target{outline:3px solid var(--accent)}
.passages{padding-left:1.1rem}
.chart.tall{max-height:80vh;overflow:auto;border:1px solid var(--line);border-radius:6px}
details{border:1px solid var(--line);border-radius:6px;margin:.4rem 0;padding:0 .75rem}
details[open]{padding-bottom:.6rem}
details.more{border:0;margin:0;padding:0}
.chips details.more{display:inline-block}.chips .more summary{padding:0 0 0 .3rem}
summary{cursor:pointer;padding:.35rem 0}
.side{display:grid;grid-template-columns:repeat(auto-fit,minmax(18rem,1fr));gap:.75rem}
.side>*{border:1px solid var(--line);border-radius:6px;padding:.3rem .75rem;overflow-wrap:anywhere;min-width:0}
.why{color:var(--dim);font-size:.85rem;margin:.25rem 0;padding-left:1.1rem}
mark{color:inherit;background:none;border-radius:2px;print-color-adjust:exact;-webkit-print-color-adjust:exact}
mark.clause{font-weight:650}
mark.unit{background:var(--unit)}
mark.deadline{background:var(--deadline)}
mark.target{background:var(--target)}
mark.target.deadline{border-bottom:2px solid var(--accent)}
mark.differs{text-decoration:underline wavy #d33 1.5px;text-underline-offset:3px}
mark.repair{box-shadow:inset 0 -2px 0 #d33}
mark.repair:not(.target):not(.deadline):not(.unit){background:var(--repair)}
.gap{position:relative}.gap::after{content:"\\2038";color:#d33;font-weight:700;position:absolute;left:-.3em;top:.1em}
.plan p{margin:.15rem 0;overflow-wrap:anywhere}
.l2{padding-left:1em}.l3{padding-left:2em}.l4{padding-left:3em}.l5{padding-left:4em}
span:target:empty,.gap:target,mark.here,span:target>mark:only-child{outline:3px solid var(--accent);outline-offset:1px}
.legend{display:flex;flex-wrap:wrap;gap:.3rem .8rem;margin:.3rem 0}
.two{display:grid;grid-template-columns:minmax(0,5fr) minmax(0,6fr);gap:1.25rem;align-items:start}
.two .text{border:1px solid var(--line);border-radius:6px;padding:.5rem 1rem}
.chart{overflow-x:auto}
.chart svg{font-size:12px;max-width:none}
[hidden]{display:none!important}
@media (min-width:60rem){.two>*{max-height:92vh;overflow:auto;position:sticky;top:.5rem}}
@media (max-width:59.99rem){.two{grid-template-columns:minmax(0,1fr)}}
@media print{.filters,nav{display:none}.scroll,.two>*{max-height:none;overflow:visible;position:static}
.two{display:block}thead th,tbody th{position:static}tr,.cards li{break-inside:avoid}body{font-size:11px}a{color:inherit}
table{font-size:9.5px}th,td,td.words,td.wide,td.some,tbody th,.facts td.words,.facts tbody th{min-width:0;padding:.15rem .3rem;overflow-wrap:anywhere}.due,.merit{white-space:normal}
.chart svg{max-width:100%;height:auto}@page{size:A4 landscape;margin:12mm}}
`;
