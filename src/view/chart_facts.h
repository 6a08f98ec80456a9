/* SPDX-License-Identifier: MIT */
/*
 * Owns: the charts that are made of a pack's figures: an item over the periods, the ARR bridge.
 * Never: draws (view/chart does); decides who may see a figure.
 */
#ifndef VIEW_CHART_FACTS_H
#define VIEW_CHART_FACTS_H

#include "pack/facts.h"
#include "view/chart.h"

/* One step of the bridge from opening to closing ARR; what is lost is typed as a positive amount. */
struct chart_step {
	const char *id, *label, *sign;
	int factor; /* 0: a level */
};

enum { CHART_STEPS = 6 };
extern const struct chart_step chart_steps[CHART_STEPS];

/*
 * Actual and forecast of a number over at most so many packs, the oldest first; without a forecast anywhere it has one
 * series. The caller frees it, and asks chart_has() whether there is enough to draw.
 */
struct chart *chart_trend(const struct facts *facts, const struct company *company, const struct item *item,
			  size_t packs);
/*
 * A field of a step. Where nothing was typed, a forecast opens with what the pack before closed with and the NEXT with what
 * this one does, provided that another step of it is there.
 */
struct fact chart_step_fact(const struct facts *facts, const struct catalogue *catalogue, size_t step,
			    enum expr_field field, int back);
/*
 * The bridge of the pack so many packs back; steps that are not known are unknown points, and what they leave unexplained is
 * one before the closing. The caller frees it.
 */
struct chart *chart_bridge(const struct facts *facts, const struct catalogue *catalogue, const struct company *company,
			   int back);
/* What the closing figure is apart from the steps before it; false where they agree, or one of them is not known. */
bool chart_unexplained(const struct facts *facts, const struct catalogue *catalogue, enum expr_field field, int back,
		       struct quantity *out);

/*
 * A line of at most so many columns of ASCII on which the quartiles and a value stand: "----[======|===X===]------". Nothing
 * where the benchmark has no two quartiles that differ. Appends.
 */
void chart_scale(const struct benchmark *benchmark, double value, int columns, struct buf *out);

#endif
