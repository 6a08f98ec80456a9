/* SPDX-License-Identifier: MIT */
/*
 * Owns: a catalogue as JSON for other programs (templates/schema/catalogue.json describes it), and the condensed record of a
 * release.
 * Never: leaves a part out: what the common shape has no place for stands under "boardpack".
 */
#ifndef VIEW_CATALOGUE_JSON_H
#define VIEW_CATALOGUE_JSON_H

#include "catalogue/catalogue.h"
#include "catalogue/snapshot.h"

struct catalogue_json {
	const struct catalogue *catalogue;
	struct str version, released;
};

/* {version, releasedAt, kpis}: of one domain, or of all when domain is empty. */
void catalogue_json_all(const struct catalogue_json *input, struct str domain, struct buf *out);
/* {version, releasedAt, kpi} */
void catalogue_json_one(const struct catalogue_json *input, const struct item *item, struct buf *out);
/* An item a line: what templates/releases/VERSION.json holds. */
void catalogue_json_record(const struct snapshot *snapshot, struct buf *out);

#endif
