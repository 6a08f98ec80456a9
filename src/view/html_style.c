/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "view/html_style.h"

#include "base/text.h"

static const char sheet[] =
	":root{color-scheme:light dark;--ink:#1c1f24;--soft:#555c66;--paper:#fff;--line:#c9ced6;--tint:#f2f4f7;"
	"--link:#0b5394;--green:#1e6b34;--amber:#7a4b00;--red:#a3211a}\n"
	"@media (prefers-color-scheme:dark){:root{--ink:#e8eaed;--soft:#b3bac4;--paper:#16181c;--line:#454b55;"
	"--tint:#22262c;--link:#8ec2ff;--green:#7fd197;--amber:#f0bc62;--red:#ff9a90}}\n"
	"*{box-sizing:border-box}\n"
	"html{font:16px/1.5 system-ui,-apple-system,\"Segoe UI\",Roboto,\"Helvetica Neue\",Arial,sans-serif;"
	"color:var(--ink);background:var(--paper)}\n"
	"body{margin:0 auto;max-width:66rem;padding:0 1.25rem 3rem}\n"
	".bar{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;padding:.6rem 0;border-bottom:1px solid var(--line);"
	"color:var(--soft);font-size:.875rem}\n"
	".bar span:last-child{margin-left:auto}\n"
	"h1{font-size:2rem;line-height:1.2;margin:1.5rem 0 1rem}\n"
	"h2{font-size:1.4rem;margin:2.5rem 0 .75rem;padding-bottom:.25rem;border-bottom:2px solid var(--line)}\n"
	"h3{font-size:1.1rem;margin:1.5rem 0 .5rem}\n"
	"a{color:var(--link)}\n"
	"p,ul,ol,pre,blockquote{margin:.6rem 0}\n"
	"p,li{max-width:46rem;overflow-wrap:anywhere}\n"
	"pre{overflow-x:auto;background:var(--tint);padding:.6rem}\n"
	"blockquote{border-left:3px solid var(--line);padding-left:.8rem;margin-left:0}\n"
	"summary{cursor:pointer;color:var(--link)}nav ul{list-style:none;padding:0;columns:16rem auto}\n"
	"nav li{break-inside:avoid;padding:.1rem 0}\n"
	".scroll{overflow-x:auto;margin:.75rem 0}\n"
	"table{border-collapse:collapse;font-size:.9rem;min-width:60%}\n"
	"caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}\n"
	"th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid var(--line)}\n"
	"thead th{background:var(--tint);border-bottom:2px solid var(--line);vertical-align:bottom}\n"
	"tbody th{font-weight:600;min-width:8.5rem}\n"
	"tbody th,thead th:first-child{position:sticky;left:0}tbody th{background:var(--paper)}\n"
	"td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}\n"
	"td.n,td.s{white-space:nowrap}\n"
	"tr.total>*{font-weight:700;border-top:2px solid var(--ink)}\n"
	"del{color:var(--red);text-decoration:line-through}ins{color:var(--green);font-weight:600}\n"
	".G,.A,.R{font-weight:600;white-space:nowrap}\n"
	".G{color:var(--green)}.A{color:var(--amber)}.R{color:var(--red)}\n"
	".G::before{content:\"\\25CF  \"}.A::before{content:\"\\25B2  \"}.R::before{content:\"\\25A0  \"}\n"
	"figure{margin:1rem 0;max-width:46rem;background:#fff;color:#1c1f24;border:1px solid "
	"var(--line);padding:.5rem}\n"
	"figure svg{display:block;width:100%;height:auto}\n"
	"li[id]:target,h2[id]:target{background:var(--tint);outline:2px solid var(--link)}\n"
	"@media (max-width:40rem){html{font-size:15px}h1{font-size:1.6rem}body{padding:0 .9rem 2rem}"
	"th,td{padding:.3rem .45rem}}\n";

static const char paper[] =
	"@media print{:root{color-scheme:light;--ink:#000;--soft:#333;--paper:#fff;--line:#999;--tint:#eee;--link:#000;"
	"--green:#000;--amber:#000;--red:#000}\n"
	"html{font-size:10pt}body{max-width:none;padding:0}.bar,nav{display:none}\n"
	"p,li{max-width:none}\n"
	".scroll{overflow:visible}tbody th,thead "
	"th:first-child{position:static}table{width:100%;font-size:8pt}th,td{padding:2pt 4pt}\n"
	"thead{display:table-header-group}tr,figure,li{break-inside:avoid}\n"
	"h1,h2,h3,.lead{break-after:avoid}.whole{break-inside:avoid}.page{break-before:page}\n"
	"figure{max-width:15cm;border:0;padding:0}a{text-decoration:none}\n"
	"table.wide{font-size:6.5pt}table.wide th,table.wide td{padding:2pt}table.wide td.n{white-space:normal}"
	"table.wide tbody th{min-width:0}table.wide th.l{width:18%}}\n";

/* A string of CSS: everything but plain letters and digits as its number, so that nothing ends it. */
static void put_string(struct str text, struct buf *out)
{
	struct buf shown = BUF_EMPTY;

	text_visible(text, false, &shown);
	buf_addc(out, '"');
	for (size_t i = 0; i < shown.n;) {
		uint32_t code;

		i += text_decode(buf_str(&shown), i, &code);
		if ((code >= '0' && code <= '9') || ((code | 32) >= 'a' && (code | 32) <= 'z'))
			buf_addc(out, (char)code);
		else
			buf_printf(out, "\\%06lX ", (unsigned long)code);
	}
	buf_addc(out, '"');
	buf_release(&shown);
}

static void put_box(const char *box, struct str text, struct buf *out)
{
	buf_printf(out, "@%s{font:8pt system-ui,sans-serif;color:#333;content:", box);
	put_string(text, out);
	buf_addc(out, '}');
}

void html_style(const struct document *document, struct buf *out)
{
	buf_adds(out, sheet);
	buf_adds(out, paper);
	buf_adds(out, "@page{size:A4;margin:20mm 16mm 18mm;");
	put_box("top-left", document->company, out);
	put_box("top-right", document->period, out);
	put_box("bottom-left", document->classification, out);
	put_box("bottom-center", document->edition, out);
	buf_adds(out, "@bottom-right{font:8pt system-ui,sans-serif;color:#333;content:counter(page) \" / \" "
		      "counter(pages)}}\n");
}
