/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/arithmetic.h"

#include <math.h>

#include "catalogue/catalogue_names.h"

/* Beyond this a field holds a text, not a sum. */
enum { SUM_MAX = 200 };

struct sum {
	const struct arithmetic *in;
	struct buf expr; /* the same in the language of formulas */
	size_t signs, names;
};

/* The sign of arithmetic at at, as the formulas know it; 0 when there is none. *n gets its bytes. */
static char sign_at(struct str text, size_t at, size_t *n)
{
	static const struct {
		const char *bytes;
		char sign;
	} others[] = { { "\u2212", '-' }, { "\u00d7", '*' }, { "\u00f7", '/' } };

	*n = 1;
	if (strchr("+-*/()", text.p[at]))
		return text.p[at];
	for (size_t i = 0; i < COUNT_OF(others); i++)
		if (str_starts(str_sub(text, at, text.n - at), str_of(others[i].bytes))) {
			*n = strlen(others[i].bytes);
			return others[i].sign;
		}
	return '\0';
}

static bool add_name(struct sum *sum, struct str word, bool is_call)
{
	static const char *const fields[] = { "prev", "forecast", "next", "actual" };

	for (size_t i = 0; i < COUNT_OF(fields); i++)
		if (str_eq_nocase(word, str_of(fields[i]))) {
			buf_adds(&sum->expr, fields[i]);
			if (!is_call)
				buf_adds(&sum->expr, "(self)");
			sum->names++;
			return is_call || sum->in->item;
		}
	if (!catalogue_find(sum->in->catalogue, word))
		return false;
	buf_add(&sum->expr, word);
	sum->names++;
	return true;
}

static bool is_factor(char before, char after)
{
	return before == '*' || before == '/' || after == '*' || after == '/';
}

/* One amount or name between two signs; 0: there is none. */
static bool add_operand(struct sum *sum, struct str word, char before, char after)
{
	const struct company *company = sum->in->company;
	struct quantity amount;

	word = str_trim(word);
	if (!word.n)
		return true;
	if (quantity_read(word, UNIT_NONE, company->numbers, company->currency, &amount) != QUANTITY_READ)
		return add_name(sum, word, after == '(');
	/* A percentage of an amount is a factor; added to one it is a mistake. */
	if (amount.unit == UNIT_PERCENT && sum->in->unit != UNIT_PERCENT) {
		if (!is_factor(before, after))
			return false;
		amount.value /= 100;
	}
	buf_printf(&sum->expr, "%.15g", amount.value);
	if (amount.unit == UNIT_PERCENT && sum->in->unit == UNIT_PERCENT)
		buf_addc(&sum->expr, '%');
	return strpbrk(sum->expr.p, "eE") == NULL || sum->names;
}

static bool translate(struct sum *sum, struct str text)
{
	size_t from = 0, n;
	char before = '\0';

	for (size_t at = 0; at < text.n; at += n) {
		char sign = sign_at(text, at, &n);

		if (!sign)
			continue;
		if (!add_operand(sum, str_sub(text, from, at - from), before, sign))
			return false;
		buf_printf(&sum->expr, " %c ", sign);
		sum->signs++;
		before = sign;
		from = at + n;
	}
	return add_operand(sum, str_sub(text, from, text.n - from), before, 0);
}

/* NULL where it is no expression. */
static struct expr *compile(const struct arithmetic *in, struct str text)
{
	struct catalogue_scope scope = { .catalogue = in->catalogue, .self = in->item ? in->item->unit : UNIT_NONE };
	struct expr_names names = catalogue_names(&scope);
	struct error error = ERROR_NONE;
	struct expr *expr = expr_compile(text, UNIT_NONE, &names, &error);

	error_release(&error);
	return expr;
}

/* NULL where text is no sum: a lone amount is none. */
static struct expr *read_sum(const struct arithmetic *in, struct str text)
{
	struct sum sum = { .in = in, .expr = BUF_EMPTY };
	struct expr *expr = NULL;
	bool is_said;

	text = str_trim(text);
	is_said = str_starts(text, STR("="));
	if (is_said)
		text = str_sub(text, 1, text.n - 1);
	if (!text.n || text.n > SUM_MAX)
		return NULL;
	if (translate(&sum, text) && (sum.signs || sum.names || is_said))
		expr = compile(in, buf_str(&sum.expr));
	buf_release(&sum.expr);
	return expr;
}

bool arithmetic_lacks_last(struct str text, const struct arithmetic *in)
{
	struct expr *expr = read_sum(in, text);
	struct facts_view view = { .facts = in->facts };
	struct expr_values values = facts_values(in->facts, in->item, &view);
	const struct expr_ref *refs;
	size_t n = expr ? expr_refs(expr, &refs) : 0;
	bool lacks = false;

	for (size_t i = 0; i < n; i++) {
		struct quantity ignored;

		lacks = lacks || ((refs[i].back || refs[i].months) && !refs[i].window && !refs[i].rows &&
				  !values.value(values.data, &refs[i], &ignored));
	}
	expr_free(expr);
	return lacks;
}

bool arithmetic_read(struct str text, const struct arithmetic *in, struct quantity *out)
{
	struct expr *expr = read_sum(in, text);
	struct facts_view view = { .facts = in->facts };
	struct expr_values values = facts_values(in->facts, in->item, &view);
	bool fine = expr && expr_number(expr, &values, out) && isfinite(out->value);

	expr_free(expr);
	if (!fine || (out->unit != UNIT_NONE && out->unit != in->unit))
		return false;
	out->unit = in->unit;
	out->slack = 0;
	return true;
}

/* "-1234567.5" with a sign between thousands, after the company's style. */
static void add_grouped(const char *digits, enum number_style style, struct buf *out)
{
	char thousands = style == NUMBER_STYLE_POINT ? ',' : '.', decimal = style == NUMBER_STYLE_POINT ? '.' : ',';
	size_t whole = strcspn(digits, "."), first = digits[0] == '-';

	for (size_t i = 0; digits[i]; i++) {
		if (i > first && i < whole && (whole - i) % 3 == 0)
			buf_addc(out, thousands);
		buf_addc(out, digits[i] == '.' ? decimal : digits[i]);
	}
}

void arithmetic_print(struct quantity quantity, const struct company *company, struct buf *out)
{
	bool is_whole = quantity.unit == UNIT_COUNT || (quantity.unit == UNIT_CURRENCY && fabs(quantity.value) >= 1000);
	char digits[64];
	struct buf text = BUF_EMPTY;
	struct quantity again;

	snprintf(digits, sizeof(digits), "%.*f", is_whole && quantity.value != 0 ? 0 : 2, quantity.value);
	if (strchr(digits, '.')) {
		size_t n = strlen(digits);

		while (digits[n - 1] == '0')
			digits[--n] = '\0';
		if (digits[n - 1] == '.')
			digits[n - 1] = '\0';
	}
	if (strcmp(digits, "-0") == 0)
		digits[0] = '0', digits[1] = '\0';
	add_grouped(digits, company->numbers, &text);
	if (quantity_read(buf_str(&text), quantity.unit, company->numbers, company->currency, &again) !=
		    QUANTITY_READ ||
	    fabs(again.value - quantity.value) > 0.5 + fabs(quantity.value) * 1e-9) {
		buf_clear(&text);
		buf_adds(&text, digits);
	}
	buf_add(out, buf_str(&text));
	if (quantity.unit == UNIT_PERCENT)
		buf_adds(out, " %");
	buf_release(&text);
}
