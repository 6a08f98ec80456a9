/* SPDX-License-Identifier: MIT */
/* Any bytes as a comment, against any figures: every finding lies inside the text. The first bytes choose the KPI. */
#include "base/base.h"

#include "check/comment.h"
#include "check/contract.h"
#include "prose/figure.h"
#include "prose/point.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_points(const struct passage *passage)
{
	struct point_list points = { 0 };

	point_read(&points, passage);
	for (size_t i = 0; i < points.list.n; i++) {
		const struct point *point = &points.list.v[i];

		assert(point->name.to <= passage->tokens.list.n && point->all.to <= passage->tokens.list.n);
		assert(point->part + point->part_count <= points.parts.n);
	}
	point_release(&points);
}

static void check_figures(const struct passage *passage)
{
	struct figure_list figures = { 0 };

	figure_find(passage, &figures);
	for (size_t i = 0; i < figures.list.n; i++) {
		assert(figures.list.v[i].tokens.from < figures.list.v[i].tokens.to);
		assert(figures.list.v[i].slack >= 0);
	}
	vec_release(&figures.list);
}

/* Every slot that there is. */
static void check_contract(const struct passage *passage)
{
	struct contract_slot slots[SLOT_COUNT] = { { .level = LEVEL_ADVICE } };
	const struct contract contract = { .slots = slots, .slot_count = SLOT_COUNT };
	struct contract_reading reading;

	for (size_t i = 0; i < SLOT_COUNT; i++) {
		slots[i].kind = (enum slot_kind)i;
		slots[i].id = slots[i].column = str_of(slot_name((enum slot_kind)i));
	}
	contract_init(&reading);
	contract_read_text(&reading, &contract, passage);
	for (size_t i = 0; i < reading.entries.n; i++)
		for (size_t k = 0; k < SLOT_COUNT; k++) {
			const struct contract_value *value = &reading.entries.v[i].values[k];

			assert(value->span.at <= passage->text.n && value->span.n <= passage->text.n - value->span.at);
		}
	contract_release(&reading);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const ids[] = { "sales.arr", "company.key_risks", "board.asks",
					   "customers.gross_revenue_retention" };
	unsigned choice = size ? data[0] : 0;
	size_t n = size > 2 ? size - 2 : 0;
	char *copy = mem_alloc(n ? n : 1);
	struct comment_input input = { .id = str_of(ids[choice % 4]),
				       .label = STR("ARR growth"),
				       .unit = (enum comment_unit)(choice / 4 % 5),
				       .scale = 1,
				       .actual = { true, 410 },
				       .forecast = { (choice & 64) != 0, 640 },
				       .prior = { (choice & 128) != 0, 530 },
				       .period = { 2026, 3, 3 } };
	struct passage passage;
	struct comment comment;

	if (n)
		memcpy(copy, data + 2, n);
	input.text = (struct str){ copy, n };
	input.prior_text = str_sub(input.text, 0, size > 1 ? n * data[1] / 255 : 0);
	passage_open(&passage, input.text);
	check_points(&passage);
	check_figures(&passage);
	check_contract(&passage);
	comment_init(&comment);
	comment_read_passage(&comment, &passage, &input, ~0U);
	for (size_t i = 0; i < comment.findings.n; i++)
		assert(comment.findings.v[i].span.at <= n &&
		       comment.findings.v[i].span.n <= n - comment.findings.v[i].span.at);
	comment_release(&comment);
	passage_close(&passage);
	free(copy);
	return 0;
}
