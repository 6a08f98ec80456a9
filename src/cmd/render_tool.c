/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "cmd/render.h"

enum cmd_status render_tool(enum render_format format, const struct buf *text, const char *output)
{
	(void)format;
	(void)text;
	(void)output;
	return cmd_fail("not yet");
}
